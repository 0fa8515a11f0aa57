package sklad.query.projection.shadow;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;
import sklad.query.projection.shadow.Shadow.State;

/**
 * Lets a shadow's tables and those in use change places, in one transaction. It holds up readers and projections for what is
 * left to be applied, which is little, and lets them go on if it can't get hold of a table at once.
 */
final class ShadowSwitch {

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    private final ShadowTables tables;
    private final ShadowFold fold;
    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;
    private final Duration holdAtMost;

    ShadowSwitch(
            ShadowTables tables,
            ShadowFold fold,
            JdbcOperations jdbc,
            TransactionOperations transaction,
            Duration holdAtMost) {
        this.tables = tables;
        this.fold = fold;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.holdAtMost = holdAtMost;
    }

    /**
     * Tries once.
     *
     * @param attempt counted from 0: each may hold up others a little longer
     * @return false if there is still too much to be applied
     * @throws org.springframework.dao.DataAccessException also if a table is in use for longer than others may wait
     */
    boolean attempt(long id, int attempt) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lock(id, attempt);
            Shadow shadow = tables.find(id).orElseThrow(() -> new ShadowFold.Superseded(id));
            Map<String, Long> targets =
                    tables.schemas().livePositions(shadow.progress().keySet());
            long missing = targets.entrySet().stream()
                    .mapToLong(target -> target.getValue()
                            - Objects.requireNonNull(shadow.progress().get(target.getKey()))
                                    .position())
                    .max()
                    .orElse(0);
            if (!ShadowFold.isLittle(missing)) {
                return false;
            }
            fold.foldHere(shadow, targets);
            tables.schemas().exchange(id);
            if (!tables.finish(id, State.SWITCHING, State.STANDBY, null)) {
                throw new ShadowFold.Superseded(id);
            }
            return true;
        }));
    }

    /** How long others may wait, in milliseconds. */
    long holdMillis(int attempt) {
        return Math.min(LONGEST_HOLD.toMillis(), holdAtMost.toMillis() * (1 + attempt / 4));
    }

    /** The tables that nobody reads first: what the server does with them by itself may take a moment to be called off. */
    private void lock(long id, int attempt) {
        jdbc.execute("SET LOCAL lock_timeout = '10s'");
        tables.schemas().hold(id);
        jdbc.execute("SET LOCAL lock_timeout = '" + holdMillis(attempt) + "ms'");
        jdbc.execute("LOCK TABLE " + tables.schemas().live() + ".token_entry IN ACCESS EXCLUSIVE MODE");
    }
}
