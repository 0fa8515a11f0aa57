package sklad.query.projection;

import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that can fail without taking the surrounding transaction along: PostgreSQL aborts it all otherwise. */
final class Savepoint {

    private final JdbcOperations jdbc;
    private final TransactionTemplate nested;

    Savepoint(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void within(Consumer<JdbcOperations> work) {
        nested.executeWithoutResult(status -> work.accept(jdbc));
    }
}
