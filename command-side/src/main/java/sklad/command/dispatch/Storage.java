package sklad.command.dispatch;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import sklad.eventstore.PostgresEventStorageEngine;
import sklad.eventstore.StreamVersions;

/** Where units of work are stored, and whether what they have read is still true there. */
public final class Storage {

    private final PostgresEventStorageEngine engine;
    private final StreamVersions versions;

    public Storage(PostgresEventStorageEngine engine, StreamVersions versions) {
        this.engine = engine;
        this.versions = versions;
    }

    UnitOfWork<?> begin(Object plan) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(plan));
        engine.enlist(unit);
        return unit;
    }

    /**
     * The store's last position, if these streams still end as they were read.
     *
     * @throws ConcurrencyException one of them has moved
     */
    long headIfCurrent(Map<String, Long> expectations) {
        OptionalLong head = versions.headIfCurrent(expectations);
        return head.orElseThrow(() -> new ConcurrencyException("What the decision relied on has changed"));
    }
}
