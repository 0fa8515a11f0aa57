package sklad.query;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import sklad.web.WebSetup;

/**
 * The query side: projections, and the API that answers from them.
 *
 * <p>What is excluded would look at every bean for what none has, such as {@code @Transactional}, or serve what nobody sends.
 * Repositories open no transaction of their own: an answer has one ({@code Answers}).
 */
@SpringBootApplication(
        exclude = {
            AopAutoConfiguration.class,
            DataRepositoryMetricsAutoConfiguration.class,
            DataWebAutoConfiguration.class,
            MultipartAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@EnableJpaRepositories(enableDefaultTransactions = false)
@Import(WebSetup.class)
public class QuerySide {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** With its own configuration file, so that it can stand beside the command side on one class path. */
    public static SpringApplication application() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(QuerySide.class);
        application.setDefaultProperties(Map.of("spring.config.name", "query-side"));
        return application;
    }
}
