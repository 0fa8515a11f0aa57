package sklad.command.dispatch;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
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

    /** Its events get the metadata of the message that it carries when they are applied. */
    UnitOfWork<?> begin(Object plan) {
        UnitOfWork<?> unit = new DefaultUnitOfWork<CommandMessage<?>>(new GenericCommandMessage<>(plan)) {
            @Override
            public MetaData getCorrelationData() {
                return getMessage().getMetaData();
            }
        };
        unit.start();
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
