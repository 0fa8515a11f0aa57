package sklad.command;

import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import sklad.web.WebSetup;

/** The command side as an application of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(WebSetup.class)
public class CommandSide {

    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        application().run(arguments);
    }

    /** The application with the name of its configuration file, which is not the default one. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(CommandSide.class);
        Properties defaults = new Properties();
        defaults.setProperty("spring.config.name", "command-side");
        application.setDefaultProperties(defaults);
        return application;
    }
}
