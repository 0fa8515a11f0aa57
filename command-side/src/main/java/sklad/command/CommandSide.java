package sklad.command;

import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;
import sklad.web.WebSetup;

/**
 * The command side as an application of its own.
 *
 * <p>What is excluded would look at every bean for what none has, such as {@code @Transactional}, or serve what nobody sends.
 */
@SpringBootApplication(
        exclude = {
            AopAutoConfiguration.class,
            MultipartAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
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
