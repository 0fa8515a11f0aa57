package sklad.bench.worker;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon's JDBC engine with its own tables. */
record AxonJdbc(HikariDataSource pool, TransactionManager transactions, EventStorageEngine engine)
        implements AutoCloseable {

    static AxonJdbc open(Settings settings) {
        HikariDataSource pool = Pool.of(settings);
        TransactionManager transactions = new SpringTransactions(new JdbcTransactionManager(pool));
        ConnectionProvider connections = new TransactionAwareDataSourceProxy(pool)::getConnection;
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(Jackson3Serializer.builder().build())
                .snapshotSerializer(Jackson3Serializer.builder().build())
                .build();
        transactions.executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        return new AxonJdbc(pool, transactions, engine);
    }

    @Override
    public void close() {
        pool.close();
    }
}
