package sklad.query.audit;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.events.EventTypes;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.RowWriter;

/** Notes of every event, whatever it is, by what it can be found. */
@Component
class AuditEntryProjector implements Projector {

    static final String NAME = "audit_entry";

    private static final RowWriter<RecordedEvent> ENTRIES = RowWriter.<RecordedEvent>of("""
                    INSERT INTO audit_entry (position, stream_id, event_type, sku, location, username, reference,
                        effective_at)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (position) DO NOTHING
                    """)
            .column("bigint", RecordedEvent::position)
            .column("text", RecordedEvent::streamId)
            .column("text", event -> EventTypes.nameOf(event.payload().getClass()))
            .column("text", event -> EventFields.text(event.payload(), "sku"))
            .column("text", event -> EventFields.text(event.payload(), "location"))
            .column("text", RecordedEvent::username)
            .column("text", event -> EventFields.text(event.payload(), "reference"))
            .column("timestamptz", AuditEntryProjector::effectiveAt);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("audit_entry");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return true;
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        ENTRIES.write(jdbc, events);
    }

    private static String effectiveAt(RecordedEvent event) {
        String told = EventFields.text(event.payload(), "effectiveAt");
        return told == null ? event.recordedAt().toString() : told;
    }
}
