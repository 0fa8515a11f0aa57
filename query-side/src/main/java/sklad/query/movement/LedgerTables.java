package sklad.query.movement;

import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.query.projection.RowWriter;

/**
 * The projector's way into the ledger. One statement writes the rows and adds their changes up: only a row that was not there
 * yet counts, so that an event that comes twice is added once.
 */
final class LedgerTables {

    private static final String INSERT = """
            INSERT INTO stock_movement (position, movement_id, type, sku, location, other_location, quantity, on_hand,
                unit_cost, reason, reference, effective_at, recorded_at, username, client, reverses, replaces)
            SELECT * FROM unnest(%s)
            ON CONFLICT (position) DO NOTHING
            """;

    private static final RowWriter<LedgerEntry> ENTRIES = entries(INSERT);

    private static final RowWriter<LedgerEntry> ENTRIES_AND_SUMS = entries("""
            WITH added AS (
                %s RETURNING position, sku, location, quantity, date_trunc('day', effective_at, 'UTC')
                             AT TIME ZONE 'UTC' AS day
            ), scoped AS (
                SELECT a.position, scope.sku, scope.location, a.quantity, a.day
                  FROM added a,
                       LATERAL (VALUES (a.sku, a.location), (a.sku, ''), ('', a.location), ('', ''))
                           AS scope (sku, location)
            ), known AS (
                INSERT INTO stock_scope AS known (sku, location, first_position)
                SELECT s.sku, s.location, min(s.position) FROM scoped s
                 GROUP BY s.sku, s.location
                HAVING NOT EXISTS (SELECT FROM stock_scope k WHERE k.sku = s.sku AND k.location = s.location
                                      AND k.first_position < min(s.position))
                ON CONFLICT (sku, location) DO UPDATE
                    SET first_position = least(known.first_position, excluded.first_position)
            ), categories AS (
                INSERT INTO category_change AS change (category, period, starts_on, quantity)
                SELECT c.category, p.period, date_trunc(p.period, a.day)::date, trim_scale(sum(a.quantity))
                  FROM added a JOIN product_category c ON c.sku = a.sku,
                       (VALUES ('day'), ('month'), ('year')) AS p (period)
                 GROUP BY 1, 2, 3
                ON CONFLICT (category, period, starts_on) DO UPDATE
                    SET quantity = trim_scale(change.quantity + excluded.quantity)
            )
            INSERT INTO stock_change AS change (sku, location, period, starts_on, quantity)
            SELECT s.sku, s.location, p.period, date_trunc(p.period, s.day)::date, sum(s.quantity)
              FROM scoped s, (VALUES ('day'), ('month'), ('year')) AS p (period)
             GROUP BY 1, 2, 3, 4
            ON CONFLICT (sku, location, period, starts_on) DO UPDATE
                SET quantity = change.quantity + excluded.quantity
            """.formatted(INSERT));

    private static final String SCOPES = """
            INSERT INTO stock_scope (sku, location, first_position)
            SELECT coalesce(sku, ''), coalesce(location, ''), min(position)
              FROM stock_movement GROUP BY CUBE (sku, location) HAVING count(*) > 0
            ON CONFLICT (sku, location) DO UPDATE SET first_position = excluded.first_position
            """;

    private static final String SUMS = """
            WITH change AS (
                SELECT sku, location, date_trunc('day', effective_at AT TIME ZONE 'UTC')::date AS day, sum(quantity) AS quantity
                  FROM stock_movement GROUP BY 1, 2, 3
            ), dated AS (
                SELECT *, date_trunc('month', day)::date AS month, date_trunc('year', day)::date AS year FROM change
            )
            INSERT INTO stock_change (sku, location, period, starts_on, quantity)
            SELECT coalesce(sku, ''), coalesce(location, ''),
                   CASE WHEN GROUPING(day) = 0 THEN 'day' WHEN GROUPING(month) = 0 THEN 'month' ELSE 'year' END,
                   coalesce(day, month, year), sum(quantity)
              FROM dated
             GROUP BY CUBE (sku, location), GROUPING SETS (day, month, year) HAVING count(*) > 0
            ON CONFLICT (sku, location, period, starts_on) DO UPDATE SET quantity = excluded.quantity
            """;

    private LedgerTables() {}

    /** Writes the entries and adds them up. */
    static void write(JdbcOperations jdbc, List<LedgerEntry> entries) {
        ENTRIES_AND_SUMS.write(jdbc, entries);
    }

    /** Writes the entries alone; they are to be added up, all together, before anybody reads. */
    static void load(JdbcOperations jdbc, List<LedgerEntry> entries) {
        ENTRIES.write(jdbc, entries);
    }

    /** Adds up all entries that there are. */
    static void addUp(JdbcOperations jdbc) {
        jdbc.update(SCOPES);
        jdbc.update(SUMS);
    }

    private static RowWriter<LedgerEntry> entries(String sql) {
        return RowWriter.<LedgerEntry>of(sql)
                .column("bigint", entry -> entry.at().position())
                .column("uuid", entry -> entry.event().movementId())
                .column("text", LedgerEntry::type)
                .column("text", entry -> entry.event().sku())
                .column("text", entry -> entry.event().location())
                .column("text", LedgerEntry::otherLocation)
                .column("numeric", entry -> entry.event().change())
                .column("numeric", entry -> entry.event().onHand())
                .column("numeric", entry -> entry.event().unitCost())
                .column("text", entry -> entry.event().reason())
                .column("text", entry -> entry.event().reference())
                .column("timestamptz", entry -> entry.event().effectiveAt())
                .column("timestamptz", entry -> entry.at().recordedAt())
                .column("text", entry -> entry.at().username())
                .column("text", entry -> entry.at().client())
                .column("uuid", LedgerEntry::reverses)
                .column("uuid", entry -> entry.event().replaces());
    }
}
