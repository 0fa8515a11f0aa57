package sklad.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.events.DomainEvent;

/** Turns events into the rows of its tables: assigns, skips what it has applied, and fails on a row that should be there. */
public interface Projector {

    /** The projection's permanent name, under which its token is kept. */
    String name();

    /** Its tables, which nobody else writes: together with its position they can be built again somewhere else. */
    List<String> tables();

    /** Names of indexes, beside those of unique keys, by which it finds rows to change: elsewhere they are made after the rows. */
    default List<String> indexes() {
        return List.of();
    }

    /** Other events pass by: they move the position and nothing else. */
    boolean concerns(Class<? extends DomainEvent> type);

    /**
     * The stream whose order the rows rely on: while an event of it is a dead letter, the later ones wait.
     *
     * @param streamId where the event is stored
     * @param username who caused it
     */
    default String orderedBy(String streamId, @Nullable String username) {
        return streamId;
    }

    /** Applies a batch, in the order of its positions, within the caller's transaction. */
    void project(JdbcOperations jdbc, List<RecordedEvent> events);

    /** Likewise, into tables that nobody reads before they are completed: what follows from other rows may be left out. */
    default void load(JdbcOperations jdbc, List<RecordedEvent> events) {
        project(jdbc, events);
    }

    /** Makes what was left out, from all rows that have been loaded, within the caller's transaction; it may be repeated. */
    default void complete(JdbcOperations jdbc) {}
}
