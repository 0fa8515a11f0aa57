package sklad.eventstore;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds events by a UUID in their payload; for each such field the schema has an index that looks just like this. */
public final class EventsByUuid {

    private final History history;
    private final EventCodec codec;
    private final String condition;

    /**
     * Describes the events.
     *
     * @param among the index's condition, word for word
     * @param field of the payload, as it is stored
     */
    public EventsByUuid(DataSource dataSource, EventCodec codec, String among, String field) {
        this.history = new History(dataSource);
        this.codec = codec;
        this.condition = among + " AND (payload ->> '" + field + "')::uuid = ?";
    }

    /** What happened, in the order in which it was stored. */
    public List<Object> find(UUID value) {
        return history.where(condition, value).stream()
                .<Object>map(event -> codec.read(event).getPayload())
                .toList();
    }
}
