package sklad.query.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import sklad.eventstore.PostgresEventSource;

/**
 * Applies events to tables that are not in use: to those that the running transaction's search path names, with their dead
 * letters. Where they stand is the caller's to know.
 */
public final class Refold {

    private final Map<String, Projector> projectors = new TreeMap<>();
    private final PostgresEventSource source;
    private final Savepoint savepoint;
    private final DeadLetters letters;

    Refold(
            Collection<Projector> projectors,
            PostgresEventSource source,
            DataSource tables,
            PlatformTransactionManager transactions) {
        projectors.forEach(projector -> this.projectors.put(projector.name(), projector));
        JdbcTemplate jdbc = new JdbcTemplate(tables);
        this.source = source;
        this.savepoint = new Savepoint(jdbc, transactions);
        this.letters = new DeadLetters(jdbc);
    }

    /** The names of all projections. */
    public List<String> projections() {
        return List.copyOf(projectors.keySet());
    }

    /** The names of a projection's tables. */
    public List<String> tables(String projection) {
        return projector(projection).tables();
    }

    /** The names of the indexes that a projector needs from the first event on. */
    public List<String> indexes(String projection) {
        return projector(projection).indexes();
    }

    /** The events after a position. */
    public Page read(long after, int limit) {
        List<TrackedEventMessage<?>> events = source.events(after, limit);
        return new Page(events.stream().map(Delivery::of).toList());
    }

    /** Applies those events of a page that are after one position and up to another. */
    public void apply(String projection, Page page, long after, long upTo) {
        Projector projector = projector(projection);
        apply(projector, projector::project, page.between(after, upTo));
    }

    /** Likewise, to tables that are not complete before {@link #complete}. */
    public void load(String projection, Page page, long after, long upTo) {
        Projector projector = projector(projection);
        apply(projector, projector::load, page.between(after, upTo));
    }

    /** Makes what loading has left out; again, if it was made before. */
    public void complete(String projection) {
        savepoint.within(projector(projection)::complete);
    }

    private void apply(
            Projector projector,
            BiConsumer<JdbcOperations, List<RecordedEvent>> application,
            List<Delivery> deliveries) {
        new BatchApplication(projector, application, savepoint, letters).apply(deliveries);
    }

    /** The last position of the store, asked of the store itself. */
    public long head() {
        return source.headNow();
    }

    private Projector projector(String name) {
        Projector projector = projectors.get(name);
        if (projector == null) {
            throw new IllegalArgumentException("There is no projection " + name);
        }
        return projector;
    }

    /** Events in their order, read and understood. */
    public static final class Page {

        private final List<Delivery> deliveries;

        private Page(List<Delivery> deliveries) {
            this.deliveries = deliveries;
        }

        public boolean isEmpty() {
            return deliveries.isEmpty();
        }

        private List<Delivery> between(long after, long upTo) {
            return deliveries.stream()
                    .filter(delivery -> delivery.position() > after && delivery.position() <= upTo)
                    .toList();
        }

        /** The position of the last event. */
        public long last() {
            return deliveries.get(deliveries.size() - 1).position();
        }
    }
}
