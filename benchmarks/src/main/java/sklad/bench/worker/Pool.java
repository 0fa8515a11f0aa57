package sklad.bench.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The connections of a reference. */
final class Pool {

    private static final int DEFAULT_SIZE = 10;

    private Pool() {}

    /** As large as Spring Boot makes it, or one connection a client. */
    static HikariDataSource of(Settings settings) {
        return new HikariDataSource(config(settings));
    }

    /** The same for snapshots that nothing is written in; said once a connection, as by Sklad. */
    static HikariDataSource reading(Settings settings) {
        HikariConfig config = config(settings);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.addDataSourceProperty("options", "-c random_page_cost=1.1");
        return new HikariDataSource(config);
    }

    private static HikariConfig config(Settings settings) {
        boolean tuned = Boolean.parseBoolean(settings.text("tuned"));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.text("url"));
        config.setUsername("postgres");
        config.setPassword(settings.text("password"));
        config.setMaximumPoolSize(tuned ? settings.number("clients") : DEFAULT_SIZE);
        if (tuned) {
            config.setAutoCommit(false);
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        return config;
    }
}
