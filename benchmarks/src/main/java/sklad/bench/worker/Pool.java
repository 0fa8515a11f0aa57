package sklad.bench.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The connections of a reference. */
final class Pool {

    private static final int DEFAULT_SIZE = 10;

    private Pool() {}

    /** As large as Spring Boot makes it, or one connection a client. */
    static HikariDataSource of(Settings settings) {
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
        return new HikariDataSource(config);
    }
}
