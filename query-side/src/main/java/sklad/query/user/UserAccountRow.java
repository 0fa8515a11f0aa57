package sklad.query.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.WorkingRows;

/** A user and what they have done so far. */
record UserAccountRow(
        String username,
        long version,
        long position,
        String role,
        boolean active,
        Counts counts,
        @Nullable Instant lastActivityAt,
        Instant registeredAt)
        implements WorkingRows.Row {

    static UserAccountRow of(ResultSet row) throws SQLException {
        OffsetDateTime lastActivityAt = row.getObject("last_activity_at", OffsetDateTime.class);
        return new UserAccountRow(
                row.getString("username"),
                row.getLong("version"),
                row.getLong("position"),
                row.getString("role"),
                row.getBoolean("active"),
                new Counts(
                        row.getLong("incoming"),
                        row.getLong("outgoing"),
                        row.getLong("adjustments"),
                        row.getLong("transfers"),
                        row.getLong("reversals")),
                lastActivityAt == null ? null : lastActivityAt.toInstant(),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }

    static UserAccountRow registered(String username, String role, RecordedEvent at) {
        return new UserAccountRow(
                username, at.sequence(), at.position(), role, true, Counts.NONE, null, at.recordedAt());
    }

    UserAccountRow inRole(String newRole, RecordedEvent at) {
        return new UserAccountRow(
                username, at.sequence(), at.position(), newRole, active, counts, lastActivityAt, registeredAt);
    }

    UserAccountRow deactivated(RecordedEvent at) {
        return new UserAccountRow(
                username, at.sequence(), at.position(), role, false, counts, lastActivityAt, registeredAt);
    }

    UserAccountRow acted(Counts newCounts, RecordedEvent at) {
        return new UserAccountRow(
                username, version, at.position(), role, active, newCounts, at.recordedAt(), registeredAt);
    }

    /** Movements by type. */
    record Counts(long incoming, long outgoing, long adjustments, long transfers, long reversals) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts oneMoreIncoming() {
            return new Counts(incoming + 1, outgoing, adjustments, transfers, reversals);
        }

        Counts oneMoreOutgoing() {
            return new Counts(incoming, outgoing + 1, adjustments, transfers, reversals);
        }

        Counts oneMoreAdjustment() {
            return new Counts(incoming, outgoing, adjustments + 1, transfers, reversals);
        }

        Counts oneMoreTransfer() {
            return new Counts(incoming, outgoing, adjustments, transfers + 1, reversals);
        }

        Counts oneMoreReversal() {
            return new Counts(incoming, outgoing, adjustments, transfers, reversals + 1);
        }
    }
}
