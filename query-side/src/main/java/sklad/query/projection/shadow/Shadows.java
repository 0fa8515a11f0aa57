package sklad.query.projection.shadow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import sklad.query.projection.Refold;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadow.State;
import sklad.web.Problems;

/** Orders what is built beside the tables in use, and says how far it is; the work itself goes on by itself. */
public final class Shadows {

    /** In place of a projection's name. */
    public static final String ALL = "all";

    private final ShadowTables tables;
    private final RebuiltRows rows;
    private final Refold refold;
    private final ShadowRunner runner;
    private final TransactionOperations transaction;
    private final int mostKept;

    Shadows(
            ShadowTables tables,
            RebuiltRows rows,
            Refold refold,
            ShadowRunner runner,
            TransactionOperations transaction,
            int mostKept) {
        this.tables = tables;
        this.rows = rows;
        this.refold = refold;
        this.runner = runner;
        this.transaction = transaction;
        this.mostKept = mostKept;
    }

    /**
     * Has projections built for an auditor, and compared.
     *
     * @param position up to which; null: as they are used at the time
     */
    public Shadow replay(@Nullable String projection, @Nullable Long position, String username) {
        long head = refold.head();
        if (position != null && position > head) {
            throw Problems.invalidField("position", "must be at most " + head + ", the last one that there is");
        }
        return create(Purpose.REPLAY, projection == null ? ALL : projection, position, username);
    }

    /** Has projections built to take the place of those in use. */
    public Shadow rebuild(String projection, String username) {
        return create(Purpose.REBUILD, projection, null, username);
    }

    /** Lets the tables that were in use before the last switch catch up and change places again. */
    public Shadow switchBack(String projection) {
        Shadow shadow = tables.onStandby().stream()
                .filter(candidate ->
                        projection.equals(ALL) || candidate.progress().containsKey(projection))
                .findFirst()
                .orElseThrow(() -> Problems.refusal(
                        HttpStatus.CONFLICT, "no-standby", "No other tables of " + projection + " are kept."));
        if (!tables.schemas().fit(shadow.id())) {
            throw Problems.refusal(
                    HttpStatus.CONFLICT,
                    "other-schema",
                    "A migration has changed the tables in use since: what was before does not fit any more.");
        }
        alone(() -> tables.move(shadow.id(), State.STANDBY, State.SWITCHING));
        runner.wake();
        return get(shadow.id(), Purpose.REBUILD);
    }

    /** One, or 404. */
    public Shadow get(long id, Purpose purpose) {
        return tables.find(id)
                .filter(shadow -> shadow.purpose() == purpose)
                .orElseThrow(
                        () -> Problems.refusal(HttpStatus.NOT_FOUND, "not-found", "There is none with this number."));
    }

    /** The newest first. */
    public List<Shadow> list(Purpose purpose, long before, int limit) {
        return tables.list(purpose, before, limit);
    }

    /** Ends the work at it; its tables go away, unless they have been in use: those can be caught up later. */
    public Shadow cancel(long id, Purpose purpose) {
        Shadow shadow = get(id, purpose);
        boolean begun = shadow.finishedAt() != null;
        if (!tables.interrupt(id, begun ? State.STANDBY : State.CANCELLED)) {
            throw Problems.refusal(HttpStatus.CONFLICT, "not-at-work", "It is not being worked at any more.");
        }
        runner.wake();
        return get(id, purpose);
    }

    /** Forgets it; its tables go away. */
    public void drop(long id, Purpose purpose) {
        get(id, purpose);
        tables.delete(id, purpose);
        runner.wake();
    }

    /** Which building of each projection is in use; those that are missing: the first. */
    public Map<String, Integer> generations() {
        return tables.schemas().generations();
    }

    /** The version of the tables in use. */
    public String schemaVersion() {
        return tables.schemas().version();
    }

    /** False when this side is about to end. */
    public boolean isRunning() {
        return runner.isRunning();
    }

    /** What is being worked at, and what can be switched back to. */
    public List<Shadow> current() {
        List<Shadow> current = new ArrayList<>(tables.onStandby());
        tables.atWork().ifPresent(current::add);
        return current;
    }

    /** The names of all projections. */
    public List<String> projections() {
        return refold.projections();
    }

    /** Where a compared shadow differs from the tables that were in use. */
    public List<Difference> differences(long id, @Nullable String table, long after, int limit) {
        Shadow shadow = get(id, Purpose.REPLAY);
        requireTables(shadow);
        return rows.differences(tables.schemas().of(id), table, after, limit);
    }

    /** The rows of a rebuilt table, each as JSON with its key. */
    public List<Map.Entry<String, List<String>>> rows(
            long id,
            String table,
            @Nullable String column,
            @Nullable String value,
            @Nullable List<String> behind,
            int limit) {
        Shadow shadow = get(id, Purpose.REPLAY);
        requireTables(shadow);
        if (shadow.progress().keySet().stream()
                .noneMatch(name -> refold.tables(name).contains(table))) {
            throw Problems.refusal(HttpStatus.NOT_FOUND, "not-found", "The replay has no table " + table + ".");
        }
        return rows.rows(tables.schemas().of(id) + "." + table, column, value, behind, limit).stream()
                .map(row -> Map.entry(row.json(), row.key()))
                .toList();
    }

    private Shadow create(Purpose purpose, String projection, @Nullable Long position, String username) {
        List<String> names = projection.equals(ALL) ? refold.projections() : List.of(projection);
        if (!refold.projections().containsAll(names)) {
            throw Problems.invalidField(
                    "projection", "must be " + ALL + " or one of " + String.join(", ", refold.projections()));
        }
        if (tables.kept() >= mostKept) {
            throw Problems.refusal(
                    HttpStatus.CONFLICT,
                    "too-many-kept",
                    "The tables of " + mostKept + " replays and rebuilds are kept: drop one of them first.");
        }
        long target = position == null
                ? tables.schemas().livePositions(names).values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)
                : position;
        Long id = alone(() -> transaction.execute(status -> tables.create(purpose, names, position, target, username)));
        runner.wake();
        return get(id, purpose);
    }

    private static <T> T alone(Supplier<@Nullable T> step) {
        try {
            return Objects.requireNonNull(step.get());
        } catch (DuplicateKeyException another) {
            throw Problems.refusal(
                    HttpStatus.CONFLICT, "already-at-work", "Another replay or rebuild is under way: one at a time.");
        }
    }

    private static void requireTables(Shadow shadow) {
        if (!shadow.state().hasTables()) {
            throw Problems.refusal(HttpStatus.CONFLICT, "no-tables", "Its tables are gone: it did not get to its end.");
        }
    }
}
