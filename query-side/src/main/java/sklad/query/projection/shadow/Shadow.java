package sklad.query.projection.shadow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Projections that are or were built beside those in use.
 *
 * @param upTo the last event to apply; null: as far as the projections in use are
 * @param target where it has to get, as far as was known last
 * @param rate events a second, of late
 * @param comparison what came of each table, once it has been compared
 * @param progress by projection
 */
public record Shadow(
        long id,
        Purpose purpose,
        State state,
        @Nullable Long upTo,
        long target,
        @Nullable Double rate,
        List<TableComparison> comparison,
        @Nullable String error,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Map<String, Progress> progress) {

    public Shadow {
        progress = new TreeMap<>(progress);
    }

    /** How many events every one of its projections has behind it. */
    public long position() {
        return progress.values().stream().mapToLong(Progress::position).min().orElse(0);
    }

    /** Seconds until it has caught up, at the rate of late. */
    public OptionalLong secondsLeft() {
        return state == State.BUILDING && rate != null && rate > 0
                ? OptionalLong.of((long) Math.ceil(Math.max(0, target - position()) / rate))
                : OptionalLong.empty();
    }

    /** What it is built for. */
    public enum Purpose {
        REPLAY,
        REBUILD
    }

    /** How far it has come. */
    public enum State {
        BUILDING(true, true),
        COMPARING(true, true),
        COMPARED(false, true),
        SWITCHING(true, true),
        STANDBY(false, true),
        CANCELLED(false, false),
        FAILED(false, false);

        private final boolean atWork;
        private final boolean tables;

        State(boolean atWork, boolean tables) {
            this.atWork = atWork;
            this.tables = tables;
        }

        /** Somebody works at it, or will as soon as a query side runs. */
        public boolean isAtWork() {
            return atWork;
        }

        /** Its tables are kept. */
        public boolean hasTables() {
            return tables;
        }
    }

    /**
     * How far one projection is.
     *
     * @param position the last event in its tables here
     * @param generation which building of the projection this is
     */
    public record Progress(long position, int generation) {}

    /**
     * What a comparison found in one table.
     *
     * @param compared whether there was something to compare with
     * @param reason why not
     */
    public record TableComparison(
            String table, boolean compared, @Nullable String reason, long rows, long differences) {}
}
