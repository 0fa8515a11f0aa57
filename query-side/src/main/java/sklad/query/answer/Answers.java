package sklad.query.answer;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import sklad.query.projection.ProjectionPositions;
import sklad.query.projection.StoreHead;
import sklad.web.Problems;

/** Gives each answer from one snapshot of its projection, and says which position that is. */
public final class Answers {

    public static final String POSITION = "Sklad-Position";
    public static final String LAG = "Sklad-Lag";

    private final ProjectionPositions positions;
    private final StoreHead head;
    private final Duration waitAtMost;
    private final Places places;
    private final TransactionTemplate snapshot;

    public Answers(
            ProjectionPositions positions,
            StoreHead head,
            Duration waitAtMost,
            Places places,
            PlatformTransactionManager transactions) {
        this.positions = positions;
        this.head = head;
        this.waitAtMost = waitAtMost;
        this.places = places;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
    }

    /**
     * Answers from the projection's tables.
     *
     * @param after wait until the projection has seen this position
     * @param query gets the position that it reads at
     */
    public <T> ResponseEntity<T> from(String projection, @Nullable Long after, LongFunction<T> query) {
        return from(Set.of(projection), after, query);
    }

    /** The same from the tables of several projections, as far as all of them are. */
    public <T> ResponseEntity<T> from(Set<String> projections, @Nullable Long after, LongFunction<T> query) {
        if (after != null) {
            projections.forEach(projection -> waitFor(projection, after));
        }
        Reading<T> reading = places.hold(() -> snapshot.execute(status -> read(projections, after, query)));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(POSITION, Long.toString(reading.position));
        OptionalLong lag = head.after(reading.position);
        if (lag.isPresent()) {
            answer.header(LAG, Long.toString(lag.getAsLong()));
        }
        return answer.body(reading.value);
    }

    private <T> Reading<T> read(Set<String> projections, @Nullable Long after, LongFunction<T> query) {
        long position = Long.MAX_VALUE;
        for (String projection : projections) {
            long reached = positions.inSnapshot(projection);
            if (after != null && reached < after) {
                throw behind(projection, after, reached);
            }
            position = Math.min(position, reached);
        }
        return new Reading<>(query.apply(position), position);
    }

    private void waitFor(String projection, long after) {
        try {
            positions.await(projection, after, waitAtMost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static ErrorResponseException behind(String projection, long after, long position) {
        ProblemDetail problem = Problems.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "projection-behind",
                "The projection " + projection + " has reached position " + position + ", not yet " + after + ".");
        problem.setProperty("position", position);
        return new ErrorResponseException(HttpStatus.GATEWAY_TIMEOUT, problem, null);
    }

    private record Reading<T>(T value, long position) {}
}
