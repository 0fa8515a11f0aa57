package sklad.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Applies a batch within the running transaction: at once if it can; if not, in halves and halves again, until what
 * remains is the event that fails, which becomes a dead letter.
 */
final class BatchApplication {

    private static final Logger LOG = LoggerFactory.getLogger(BatchApplication.class);

    private final Projector projector;
    private final BiConsumer<JdbcOperations, List<RecordedEvent>> application;
    private final Savepoint savepoint;
    private final DeadLetters letters;

    /** @param application how the projector applies events that it can */
    BatchApplication(
            Projector projector,
            BiConsumer<JdbcOperations, List<RecordedEvent>> application,
            Savepoint savepoint,
            DeadLetters letters) {
        this.projector = projector;
        this.application = application;
        this.savepoint = savepoint;
        this.letters = letters;
    }

    void apply(List<Delivery> batch) {
        applyAround(concerning(batch), letters.waitingStreams(projector.name()));
    }

    /** Only at once, while nothing of the projection is a dead letter: what can't be applied is thrown. */
    void applyWhole(JdbcOperations jdbc, List<Delivery> batch) {
        List<RecordedEvent> events =
                concerning(batch).stream().map(Delivery::readable).toList();
        if (!events.isEmpty()) {
            application.accept(jdbc, events);
        }
    }

    private List<Delivery> concerning(List<Delivery> batch) {
        return batch.stream().filter(delivery -> delivery.concerns(projector)).toList();
    }

    private void applyAround(List<Delivery> deliveries, Set<String> waiting) {
        List<Delivery> open = withoutWaiting(deliveries, waiting);
        if (open.isEmpty()) {
            return;
        }
        try {
            List<RecordedEvent> events = open.stream().map(Delivery::readable).toList();
            savepoint.within(jdbc -> application.accept(jdbc, events));
        } catch (RuntimeException failure) {
            Failures.rethrowIfPassing(failure);
            if (open.size() == 1) {
                setAside(open.get(0), Failures.describe(failure), waiting);
            } else {
                applyAround(open.subList(0, open.size() / 2), waiting);
                applyAround(open.subList(open.size() / 2, open.size()), waiting);
            }
        }
    }

    private List<Delivery> withoutWaiting(List<Delivery> deliveries, Set<String> waiting) {
        if (waiting.isEmpty()) {
            return deliveries;
        }
        List<Delivery> open = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            if (waiting.contains(stream(delivery))) {
                letters.parkBehind(projector.name(), stream(delivery), delivery);
            } else {
                open.add(delivery);
            }
        }
        return open;
    }

    private void setAside(Delivery delivery, String error, Set<String> waiting) {
        LOG.warn(
                "Projection {} can't apply {} at position {}; {} waits from here on: {}",
                projector.name(),
                delivery.eventType(),
                delivery.position(),
                stream(delivery),
                error);
        letters.failed(projector.name(), stream(delivery), delivery, error);
        waiting.add(stream(delivery));
    }

    private String stream(Delivery delivery) {
        return projector.orderedBy(delivery.streamId(), delivery.username());
    }
}
