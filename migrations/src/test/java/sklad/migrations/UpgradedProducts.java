package sklad.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import sklad.migrations.TestPostgres.TestDatabase;

/** A database with products of projections V004, every other one without a category. */
final class UpgradedProducts {

    private final TestDatabase database = TestPostgres.empty();

    private UpgradedProducts() {}

    static UpgradedProducts atVersion4(int count) {
        UpgradedProducts products = new UpgradedProducts();
        products.migrateTo("4");
        try {
            products.execute("INSERT INTO projections.product (sku, version, position, name, category, unit,"
                    + " negative_stock_allowed, discontinued, on_hand, registered_at, changed_at)"
                    + " SELECT 'SKU-' || n, 0, n, 'Product ' || n, CASE WHEN n % 2 = 1 THEN 'Garden' END, 'each',"
                    + " false, false, 0, now(), now() FROM generate_series(1, " + count + ") n;"
                    + "ANALYZE projections.product");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return products;
    }

    void migrateTo(String version) {
        Flyway flyway = Schema.PROJECTIONS.flyway(database.owner());
        Flyway.configure(Schema.class.getClassLoader())
                .configuration(flyway.getConfiguration())
                .target(version)
                .load()
                .migrate();
    }

    Connection projection() throws SQLException {
        return database.query().getConnection();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = projections");
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String script(String name) {
        try (var stream = Schema.class.getResourceAsStream("/db/projections/" + name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One who reads pages, and a projection of the release before, which knows nothing of the rule. */
    Traffic traffic() {
        return new Traffic();
    }

    final class Traffic {

        private final AtomicBoolean ends = new AtomicBoolean();
        private final AtomicLong reads = new AtomicLong();
        private final AtomicLong writes = new AtomicLong();
        private final AtomicLong longestRead = new AtomicLong();
        private final AtomicLong longestWrite = new AtomicLong();
        private final ExecutorService threads = Executors.newFixedThreadPool(2);
        private final List<Future<?>> running;

        private Traffic() {
            running = List.of(
                    threads.submit(() -> repeat(
                            "SELECT * FROM projections.product WHERE sku > 'SKU-5%1$d'" + " ORDER BY sku LIMIT 50",
                            reads, longestRead)),
                    threads.submit(() -> repeat("""
                            INSERT INTO projections.product AS p (sku, version, position, name, category, unit,
                                negative_stock_allowed, discontinued, on_hand, registered_at, changed_at)
                            SELECT 'SKU-' || 10 * ((%1$d + n) %% 3000), 1, n, 'Changed', NULL, 'each', false, false, 0,
                                now(), now() FROM generate_series(1, 50) n
                            ON CONFLICT (sku) DO UPDATE SET (version, name, category)
                                = (excluded.version, excluded.name, excluded.category)
                            """, writes, longestWrite)));
        }

        private Void repeat(String sql, AtomicLong times, AtomicLong longest) throws SQLException {
            try (Connection connection = projection();
                    Statement statement = connection.createStatement()) {
                while (!ends.get()) {
                    long begun = System.nanoTime();
                    statement.execute(sql.formatted(times.getAndIncrement() * 37 % 3000));
                    longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                }
            }
            return null;
        }

        /** Fails if reading or writing has. */
        void stop() throws ExecutionException, InterruptedException {
            ends.set(true);
            for (Future<?> each : running) {
                each.get();
            }
            threads.shutdown();
        }

        long reads() {
            return reads.get();
        }

        long writes() {
            return writes.get();
        }

        @Override
        public String toString() {
            return "%,d pages read, the slowest in %,d ms; %,d batches written, the slowest in %,d ms"
                    .formatted(reads(), longestRead.get() / 1_000_000, writes(), longestWrite.get() / 1_000_000);
        }
    }
}
