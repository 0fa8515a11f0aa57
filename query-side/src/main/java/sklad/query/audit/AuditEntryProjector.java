package sklad.query.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.RowWriter;
import tools.jackson.databind.JsonNode;

/** Notes of every event, whatever it is, by what it can be found: all events name the same things the same way. */
@Component
class AuditEntryProjector implements Projector {

    static final String NAME = "audit_entry";

    private static final RowWriter<Entry> ENTRIES = RowWriter.<Entry>of("""
                    INSERT INTO audit_entry (position, stream_id, event_type, sku, location, username, reference,
                        effective_at)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (position) DO NOTHING
                    """)
            .column("bigint", entry -> entry.event.position())
            .column("text", entry -> entry.event.streamId())
            .column("text", entry -> EventTypes.nameOf(entry.event.payload().getClass()))
            .column("text", entry -> entry.text("sku"))
            .column("text", entry -> entry.text("location"))
            .column("text", entry -> entry.event.username())
            .column("text", entry -> entry.text("reference"))
            .column("timestamptz", Entry::effectiveAt);

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
        ENTRIES.write(jdbc, events.stream().map(Entry::of).toList());
    }

    private record Entry(RecordedEvent event, JsonNode payload) {

        static Entry of(RecordedEvent event) {
            return new Entry(event, EventJson.mapper().valueToTree(event.payload()));
        }

        @Nullable
        String text(String field) {
            return payload.path(field).asStringOpt().orElse(null);
        }

        String effectiveAt() {
            String told = text("effectiveAt");
            return told == null ? event.recordedAt().toString() : told;
        }
    }
}
