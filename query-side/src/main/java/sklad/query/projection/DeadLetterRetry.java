package sklad.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Applies dead letters again, stream by stream and in order; a letter goes away in the transaction that writes its rows. */
public final class DeadLetterRetry {

    private final Collection<Projector> projectors;
    private final DeadLetters letters;
    private final Savepoint savepoint;
    private final TransactionOperations transaction;
    private final LongFunction<Delivery> store;

    DeadLetterRetry(
            Collection<Projector> projectors,
            DeadLetters letters,
            Savepoint savepoint,
            TransactionOperations transaction,
            LongFunction<Delivery> store) {
        this.projectors = projectors;
        this.letters = letters;
        this.savepoint = savepoint;
        this.transaction = transaction;
        this.store = store;
    }

    /** The oldest dead letters of one projection, or of all. */
    public List<DeadLetter> list(@Nullable String projection, int limit) {
        return letters.list(projection, limit);
    }

    public long count(String projection) {
        return letters.count(projection);
    }

    /** Tries one stream, or every stream that waits, each in a transaction of its own. */
    public Outcome retry(String projection, @Nullable String stream) {
        Projector projector = projectors.stream()
                .filter(candidate -> candidate.name().equals(projection))
                .findAny()
                .orElseThrow();
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        Collection<String> streams = stream == null ? letters.waitingStreams(projection) : List.of(stream);
        for (String waiting : streams.stream().sorted().toList()) {
            Outcome one = transaction.execute(status -> retryStream(projector, waiting));
            outcome.applied.addAll(one.applied);
            outcome.failed.addAll(one.failed);
        }
        return outcome;
    }

    /** The projection can't park an event behind letters that are just being applied. */
    private static void lockToken(JdbcOperations jdbc, String projection) {
        jdbc.queryForList("SELECT FROM token_entry WHERE processor_name = ? FOR UPDATE", projection);
    }

    private Outcome retryStream(Projector projector, String stream) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        savepoint.within(jdbc -> lockToken(jdbc, projector.name()));
        for (DeadLetter letter : letters.ofStream(projector.name(), stream)) {
            try {
                RecordedEvent event = store.apply(letter.position()).readable();
                savepoint.within(jdbc -> projector.project(jdbc, List.of(event)));
            } catch (RuntimeException failure) {
                Failures.rethrowIfPassing(failure);
                String error = Failures.describe(failure);
                letters.failedAgain(letter, error);
                outcome.failed.add(new Failed(letter.position(), stream, error));
                break;
            }
            letters.healed(letter);
            outcome.applied.add(letter.position());
        }
        return outcome;
    }

    /**
     * What came of it.
     *
     * @param applied positions of the events that are in the projection now
     * @param failed the first of each stream that failed again; what is behind it still waits
     */
    public record Outcome(List<Long> applied, List<Failed> failed) {}

    /** A dead letter that is still one. */
    public record Failed(long position, String stream, String error) {}
}
