package sklad.query.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * SQL for what was on hand in a scope at a point in time: the changes of whole years, months and days, and the movements of
 * the last day, less what was recorded too late to be known. Where more was recorded since than before, the movements
 * themselves are added up.
 */
public final class StockSum {

    private static final String PERIOD = """
            coalesce((SELECT sum(c.quantity) FROM %s
                         AND c.period = '%s' AND c.starts_on >= :%s AND c.starts_on < :%s), 0)
            """;

    private static final String OF_SCOPE = "stock_change c WHERE c.sku = k.sku AND c.location = k.location";
    private static final String OF_CATEGORY = "category_change c WHERE c.category = k.category";

    private static final String LAST_DAY = """
            coalesce((SELECT sum(m.quantity) FROM stock_movement m
                       WHERE %s AND m.effective_at >= :day AND m.effective_at <= :asOf AND m.position <= :position), 0)
            """;

    /** OFFSET keeps PostgreSQL at the index by position: little is behind a recent one, much before a recent time. */
    private static final String TOO_LATE = """
            coalesce((SELECT sum(later.quantity)
                        FROM (SELECT m.quantity, m.effective_at FROM stock_movement m
                               WHERE %s AND m.position > :position OFFSET 0) later
                       WHERE later.effective_at < :day), 0)
            """;

    private static final String MOVEMENTS = """
            coalesce((SELECT sum(known.quantity)
                        FROM (SELECT m.quantity, m.effective_at FROM stock_movement m
                               WHERE %s AND m.position <= :position OFFSET 0) known
                       WHERE known.effective_at <= :asOf), 0)
            """;

    /** What the periods do not hold, of all products at once: much less than to look for the movements of each. */
    private static final String MOVED = """
            moved AS MATERIALIZED (
                SELECT p.category, sum(m.quantity) AS quantity FROM (%s) m JOIN product_category p ON p.sku = m.sku
                 GROUP BY p.category)
            """;

    private static final String ALL_OF_LAST_DAY = """
            SELECT m.sku, m.quantity FROM stock_movement m
             WHERE m.effective_at >= :day AND m.effective_at <= :asOf AND m.position <= :position
            """;

    private static final String ALL_TOO_LATE = """
            SELECT later.sku, -later.quantity
              FROM (SELECT m.sku, m.quantity, m.effective_at FROM stock_movement m
                     WHERE m.position > :position OFFSET 0) later
             WHERE later.effective_at < :day
            """;

    private static final String ALL_MOVEMENTS =
            "SELECT m.sku, m.quantity FROM stock_movement m WHERE m.position <= :position AND m.effective_at <= :asOf";

    private static final String MOVED_IN_CATEGORY =
            "coalesce((SELECT moved.quantity FROM moved WHERE moved.category = k.category), 0)";

    private final PointInTime at;
    private final long reached;

    /** @param reached up to which position changes have been added up in the snapshot that is read */
    public StockSum(PointInTime at, long reached) {
        this.at = at;
        this.reached = reached;
    }

    /** An expression for the row {@code k} of {@code stock_scope}. */
    public String of(Scope scope) {
        if (isLongAgo()) {
            return "trim_scale(" + MOVEMENTS.formatted(scope.movements) + ")";
        }
        return "trim_scale(" + periods(OF_SCOPE) + " + " + LAST_DAY.formatted(scope.movements)
                + (isBehind() ? " - " + TOO_LATE.formatted(scope.movements) : "") + ")";
    }

    /** An expression for the row {@code k} of something with a category, in a statement that begins with {@link #moved()}. */
    public String ofCategory() {
        return "trim_scale(" + (isLongAgo() ? "" : periods(OF_CATEGORY) + " + ") + MOVED_IN_CATEGORY + ")";
    }

    /** A common table expression. */
    public String moved() {
        return MOVED.formatted(
                isLongAgo() ? ALL_MOVEMENTS : ALL_OF_LAST_DAY + (isBehind() ? " UNION ALL " + ALL_TOO_LATE : ""));
    }

    private boolean isLongAgo() {
        return at.position() < reached / 2;
    }

    private boolean isBehind() {
        return at.position() < reached;
    }

    private static String periods(String whose) {
        return PERIOD.formatted(whose, "year", "first", "yearOn")
                + " + " + PERIOD.formatted(whose, "month", "yearOn", "monthOn")
                + " + " + PERIOD.formatted(whose, "day", "monthOn", "dayOn");
    }

    /** What the expression refers to. */
    public Map<String, Object> parameters() {
        Instant asOf = DatabaseTime.within(at.asOf());
        LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("first", LocalDate.EPOCH.withYear(1));
        parameters.put("yearOn", day.withDayOfYear(1));
        parameters.put("monthOn", day.withDayOfMonth(1));
        parameters.put("dayOn", day);
        parameters.put("day", DatabaseTime.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        parameters.put("asOf", DatabaseTime.of(asOf));
        parameters.put("position", at.position());
        return parameters;
    }

    /** What is added up for, and which movements that are. */
    public enum Scope {
        STOCK_ITEM("m.sku = k.sku AND m.location = k.location"),
        PRODUCT("m.sku = k.sku"),
        LOCATION("m.location = k.location"),
        ALL("true");

        private final String movements;

        Scope(String movements) {
            this.movements = movements;
        }
    }
}
