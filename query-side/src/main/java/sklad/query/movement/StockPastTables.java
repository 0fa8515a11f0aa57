package sklad.query.movement;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.query.projection.RowWriter;

/** The projector's way into {@code stock_past}. */
final class StockPastTables {

    private static final RowWriter<StockPastRow> ROWS = RowWriter.<StockPastRow>of("""
                    INSERT INTO stock_past (sku, location, position, latest_effective_at, doubtful)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (sku, location) DO UPDATE SET (position, latest_effective_at, doubtful) =
                        (excluded.position, excluded.latest_effective_at, excluded.doubtful)
                    """)
            .column("text", row -> row.key().sku())
            .column("text", row -> row.key().location())
            .column("bigint", StockPastRow::position)
            .column("timestamptz", StockPastRow::latestEffectiveAt)
            .column("boolean", StockPastRow::doubtful);

    private StockPastTables() {}

    static List<StockPastRow> load(JdbcOperations jdbc, Set<StockPastRow.Key> keys) {
        return jdbc.query(
                """
                SELECT p.* FROM unnest(?, ?) AS k (sku, location)
                  JOIN stock_past p ON p.sku = k.sku AND p.location = k.location
                """,
                (row, number) -> new StockPastRow(
                        new StockPastRow.Key(row.getString("sku"), row.getString("location")),
                        row.getLong("position"),
                        row.getObject("latest_effective_at", OffsetDateTime.class)
                                .toInstant(),
                        row.getBoolean("doubtful")),
                keys.stream().map(StockPastRow.Key::sku).toArray(String[]::new),
                keys.stream().map(StockPastRow.Key::location).toArray(String[]::new));
    }

    static void write(JdbcOperations jdbc, Collection<StockPastRow> rows) {
        ROWS.write(jdbc, rows);
    }
}
