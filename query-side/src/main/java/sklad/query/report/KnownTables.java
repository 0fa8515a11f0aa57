package sklad.query.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The latest times in the ledger. */
@Component
class KnownTables {

    private final JdbcClient projections;

    KnownTables(JdbcClient projections) {
        this.projections = projections;
    }

    /** When the last movement up to a position was recorded; null if there is none. */
    @Nullable
    Instant recorded(long position) {
        return time(projections.sql("""
                SELECT recorded_at FROM stock_movement WHERE position <= ? ORDER BY position DESC LIMIT 1
                """).param(position));
    }

    /** The latest time at which a movement happened; null if there is none. */
    @Nullable
    Instant happened() {
        return time(projections.sql("SELECT max(effective_at) FROM stock_movement"));
    }

    private static @Nullable Instant time(JdbcClient.StatementSpec select) {
        return select.query((row, number) -> row.getObject(1, OffsetDateTime.class)).stream()
                .filter(time -> time != null)
                .findFirst()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
