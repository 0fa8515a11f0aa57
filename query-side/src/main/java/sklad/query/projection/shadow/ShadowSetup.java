package sklad.query.projection.shadow;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import sklad.query.projection.Refold;

/** Puts together what is built beside the tables in use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShadowSettings.class)
class ShadowSetup {

    @Bean
    ShadowTables shadowTables(Refold refold, @Qualifier("shadow") DataSource pool) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        String live = String.valueOf(jdbc.queryForObject("SELECT current_schema()", String.class));
        return new ShadowTables(jdbc, new ShadowSchemas(jdbc, refold, live));
    }

    @Bean
    ShadowRunner shadowRunner(
            ShadowSettings settings,
            ShadowTables tables,
            Refold refold,
            @Qualifier("shadow") DataSource pool,
            @Qualifier("shadow") PlatformTransactionManager transactions) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        ExecutorService executor = Executors.newFixedThreadPool(3, work -> {
            Thread thread = new Thread(work, "shadow-fold");
            thread.setDaemon(true);
            return thread;
        });
        ShadowFold fold = new ShadowFold(tables, refold, jdbc, transaction, executor, settings.batchSize());
        ShadowWork work = new ShadowWork(
                tables,
                fold,
                new ShadowComparison(tables, fold, refold, pool, jdbc, snapshot),
                new ShadowSwitch(tables, fold, jdbc, transaction, settings.holdAtMost()),
                transaction);
        return new ShadowRunner(tables, work, pool, executor);
    }

    @Bean
    Shadows shadows(
            ShadowSettings settings,
            ShadowTables tables,
            Refold refold,
            ShadowRunner runner,
            JdbcOperations reading,
            @Qualifier("shadow") PlatformTransactionManager transactions) {
        return new Shadows(
                tables,
                new RebuiltRows(reading),
                refold,
                runner,
                new TransactionTemplate(transactions),
                settings.kept());
    }
}
