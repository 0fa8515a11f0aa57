package sklad.query.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import sklad.query.report.DatabaseTime;
import sklad.query.report.PointInTime;

/** Adds up the ledger by period and group. */
@Component
class SummaryTables {

    private static final String SUMS = """
            SELECT starts_on, grouped_by, trim_scale(coalesce(sum(quantity) FILTER (WHERE quantity > 0), 0)) AS incoming,
                   trim_scale(coalesce(-sum(quantity) FILTER (WHERE quantity < 0), 0)) AS outgoing,
                   trim_scale(sum(quantity)) AS net, count(*) AS movements
              FROM (SELECT date_trunc('%s', m.effective_at AT TIME ZONE 'UTC')::date AS starts_on, %s AS grouped_by,
                           m.quantity
                      FROM stock_movement m WHERE %s AND m.effective_at < :end) movement
             WHERE starts_on > :start OR grouped_by > :group OR :group::text IS NULL
             GROUP BY starts_on, grouped_by ORDER BY starts_on, grouped_by LIMIT :limit
            """;

    private static final String NEXT =
            "SELECT m.effective_at FROM stock_movement m WHERE %s ORDER BY m.effective_at LIMIT 1";

    private final JdbcClient projections;

    SummaryTables(JdbcClient projections) {
        this.projections = projections;
    }

    /** The first period with a movement from a day on; null if there is none. */
    @Nullable
    LocalDate next(SummaryFilter filter, PointInTime at, @Nullable LocalDate from) {
        return select(NEXT.formatted(which(filter)), filter, at, from)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(time -> filter.periods().startOf(LocalDate.ofInstant(time.toInstant(), ZoneOffset.UTC)))
                .orElse(null);
    }

    /** The periods from one on and before another; of the first only groups behind one. */
    List<SummaryLine> find(
            SummaryFilter filter, PointInTime at, LocalDate start, @Nullable String group, LocalDate end, int limit) {
        String sql = SUMS.formatted(filter.periods().unit(), filter.groups().expression(), which(filter));
        return select(sql, filter, at, start)
                .param("start", start)
                .param("group", group)
                .param("end", DatabaseTime.of(end.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .param("limit", limit)
                .query((row, number) -> new SummaryLine(
                        row.getObject("starts_on", LocalDate.class),
                        row.getString("grouped_by"),
                        row.getBigDecimal("incoming"),
                        row.getBigDecimal("outgoing"),
                        row.getBigDecimal("net"),
                        row.getLong("movements")))
                .list();
    }

    private JdbcClient.StatementSpec select(
            String sql, SummaryFilter filter, PointInTime at, @Nullable LocalDate from) {
        return projections
                .sql(sql)
                .param("position", at.position())
                .param("asOf", DatabaseTime.of(at.asOf()))
                .param("from", DatabaseTime.of(later(filter.from(), from)))
                .param("to", filter.to() == null ? null : DatabaseTime.of(filter.to()))
                .param("sku", filter.sku())
                .param("location", filter.location())
                .param("category", filter.category())
                .param("username", filter.username())
                .param("type", filter.type() == null ? null : filter.type().stored());
    }

    private static Instant later(@Nullable Instant from, @Nullable LocalDate day) {
        Instant start =
                day == null ? Instant.MIN : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return from == null || from.isBefore(start) ? start : from;
    }

    private static String which(SummaryFilter filter) {
        return "m.effective_at >= :from AND m.effective_at <= :asOf AND m.position <= :position"
                + (filter.to() == null ? "" : " AND m.effective_at < :to")
                + (filter.sku() == null ? "" : " AND m.sku = :sku")
                + (filter.location() == null ? "" : " AND m.location = :location")
                + (filter.username() == null ? "" : " AND m.username = :username")
                + (filter.type() == null ? "" : " AND m.type = :type")
                + (filter.category() == null
                        ? ""
                        : " AND EXISTS (SELECT FROM product_category p WHERE p.sku = m.sku AND p.category = :category)");
    }
}
