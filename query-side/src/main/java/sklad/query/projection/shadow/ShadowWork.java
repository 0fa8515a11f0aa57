package sklad.query.projection.shadow;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadow.State;

/** What is to be done with a shadow, from wherever it stands to its end. */
final class ShadowWork {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowWork.class);

    /** Are applied while others wait. */
    private static final int FEW = 100;

    private final ShadowTables tables;
    private final ShadowFold fold;
    private final ShadowComparison comparison;
    private final ShadowSwitch exchange;
    private final TransactionOperations transaction;

    ShadowWork(
            ShadowTables tables,
            ShadowFold fold,
            ShadowComparison comparison,
            ShadowSwitch exchange,
            TransactionOperations transaction) {
        this.tables = tables;
        this.fold = fold;
        this.comparison = comparison;
        this.exchange = exchange;
        this.transaction = transaction;
    }

    /** Goes on until there is nothing more to be done. */
    void goOn(Shadow shadow) {
        Shadow now = shadow;
        LOG.info("{} {} goes on: {} at position {}", now.purpose(), now.id(), now.state(), now.position());
        while (now.state().isAtWork()) {
            switch (now.state()) {
                case BUILDING -> build(now);
                case COMPARING -> compare(now.id());
                default -> switchIn(now.id());
            }
            now = find(now.id());
        }
        LOG.info("{} {} has ended: {}", now.purpose(), now.id(), now.state());
    }

    /** Removes the tables that nobody keeps. */
    void tidyUp() {
        for (Long id : tables.schemas().leftovers()) {
            tables.schemas().drop(id);
            LOG.info("The tables of shadow {} are removed", id);
        }
    }

    private void build(Shadow begun) {
        if (!tables.schemas().fit(begun.id())) {
            LOG.info("The tables in use have changed: {} {} begins again", begun.purpose(), begun.id());
            transaction.executeWithoutResult(
                    status -> tables.createAgain(begun.id(), begun.progress().keySet()));
        }
        fold.complete(catchUp(begun.id(), State.BUILDING));
        tables.schemas().complete(begun.id());
        State next = begun.purpose() == Purpose.REPLAY ? State.COMPARING : State.SWITCHING;
        if (!tables.move(begun.id(), State.BUILDING, next)) {
            throw new ShadowFold.Superseded(begun.id());
        }
    }

    private void compare(long id) {
        for (int attempt = 0; ; attempt++) {
            Shadow shadow = catchUp(id, State.COMPARING);
            if (shadow.upTo() != null) {
                comparison.withWhatWas(shadow);
                return;
            }
            try {
                if (comparison.withTheTablesInUse(shadow, exchange.holdMillis(attempt))) {
                    return;
                }
            } catch (DataAccessException failure) {
                pauseIfInUse(failure, attempt);
            }
        }
    }

    private void switchIn(long id) {
        for (int attempt = 0; ; attempt++) {
            Shadow shadow = catchUp(id, State.SWITCHING);
            String hindrance = hindrance(shadow);
            if (hindrance != null) {
                tables.finish(id, State.SWITCHING, State.FAILED, hindrance);
                return;
            }
            try {
                if (exchange.attempt(id, attempt)) {
                    forgetWhatIsOlder(shadow);
                    return;
                }
            } catch (DataAccessException failure) {
                pauseIfInUse(failure, attempt);
            }
        }
    }

    /** Little is left to be applied afterwards, and only because more happens all the time. */
    private Shadow catchUp(long id, State state) {
        for (int round = 0; ; round++) {
            Shadow shadow = find(id);
            if (shadow.state() != state) {
                throw new ShadowFold.Superseded(id);
            }
            Map<String, Long> targets = targets(shadow);
            long missing = shadow.progress().entrySet().stream()
                    .mapToLong(progress -> targets.getOrDefault(progress.getKey(), 0L)
                            - progress.getValue().position())
                    .max()
                    .orElse(0);
            boolean near = shadow.upTo() == null && missing <= FEW * (1L + round) && ShadowFold.isLittle(missing);
            if (near || missing <= 0) {
                return shadow;
            }
            fold.fold(shadow, targets);
        }
    }

    private Map<String, Long> targets(Shadow shadow) {
        Map<String, Long> targets =
                tables.schemas().livePositions(shadow.progress().keySet());
        Long upTo = shadow.upTo();
        if (upTo != null) {
            targets.replaceAll((projection, position) -> upTo);
        }
        return targets;
    }

    /** What was built now must be as good as what it replaces; who switches back has seen both. */
    private @Nullable String hindrance(Shadow shadow) {
        if (!tables.schemas().fit(shadow.id())) {
            return "the tables in use have been changed by a migration since";
        }
        long letters = tables.schemas().deadLetters(shadow.id());
        return shadow.finishedAt() == null && letters > tables.schemas().deadLettersInUse(shadow.id())
                ? letters + " events can't be applied, more than in the tables in use"
                : null;
    }

    /** What is covered by what was just built can't be switched back to any more. */
    private void forgetWhatIsOlder(Shadow switched) {
        if (switched.finishedAt() == null) {
            tables.onStandby().stream()
                    .filter(older -> older.id() != switched.id()
                            && switched.progress()
                                    .keySet()
                                    .containsAll(older.progress().keySet()))
                    .forEach(older -> tables.delete(older.id(), Purpose.REBUILD));
        }
    }

    private Shadow find(long id) {
        return tables.find(id).orElseThrow(() -> new ShadowFold.Superseded(id));
    }

    private static void pauseIfInUse(DataAccessException failure, int attempt) {
        if (!Passing.isLockTimeout(failure)) {
            throw failure;
        }
        LockSupport.parkNanos(
                Duration.ofMillis(Math.min(2000, 100L * (attempt + 1))).toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new ShadowFold.Stopped();
        }
    }
}
