package sklad.query.projection.shadow;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionOperations;
import sklad.query.projection.Refold;
import sklad.query.projection.shadow.Shadow.State;
import sklad.query.projection.shadow.Shadow.TableComparison;

/**
 * Compares a shadow's tables with those in use, row by row and byte by byte, in one snapshot in which both stand at the same
 * position. At an earlier position, only rows that never change have a counterpart: those of tables that this side may only
 * add to, and that say by which event they came.
 */
final class ShadowComparison {

    private static final String DIFFERENCES = """
            INSERT INTO %2$s.difference (table_name, key, kind, columns)
            SELECT '%3$s', jsonb_build_object(%4$s), kind, columns FROM (
                SELECT %5$s, CASE WHEN u IS NULL THEN 'missing' WHEN b IS NULL THEN 'extra' ELSE 'different' END AS kind,
                       coalesce((SELECT jsonb_object_agg(name, jsonb_build_object('inUse', to_jsonb(u) -> name,
                                                                                  'rebuilt', to_jsonb(b) -> name))
                                   FROM jsonb_object_keys(coalesce(to_jsonb(u), to_jsonb(b))) AS name
                                  WHERE to_jsonb(u) ->> name IS DISTINCT FROM to_jsonb(b) ->> name), '{}') AS columns
                  FROM (SELECT * FROM %1$s.%3$s %7$s) u FULL JOIN %2$s.%3$s b ON %6$s
                 WHERE (u *<> b) IS NOT FALSE) difference
             ORDER BY %8$s
            """;
    private static final String KEY = """
            SELECT quote_ident(a.attname) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, place),
                   pg_attribute a
             WHERE i.indrelid = ?::regclass AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.attnum
             ORDER BY k.place
            """;
    private static final String NEVER_CHANGES = """
            SELECT NOT has_table_privilege(?, 'UPDATE') AND EXISTS (
                SELECT FROM pg_attribute WHERE attrelid = ?::regclass AND attname = 'position' AND NOT attisdropped)
            """;

    private final ShadowTables tables;
    private final ShadowFold fold;
    private final Refold refold;
    private final DataSource pool;
    private final JdbcOperations jdbc;
    private final TransactionOperations snapshot;

    /** @param snapshot repeatable read */
    ShadowComparison(
            ShadowTables tables,
            ShadowFold fold,
            Refold refold,
            DataSource pool,
            JdbcOperations jdbc,
            TransactionOperations snapshot) {
        this.tables = tables;
        this.fold = fold;
        this.refold = refold;
        this.pool = pool;
        this.jdbc = jdbc;
        this.snapshot = snapshot;
    }

    /** Compares at the position that the tables in use have reached, which stand still until the snapshot is taken. */
    boolean withTheTablesInUse(Shadow shadow, long holdMillis) {
        try (Connection hold = pool.getConnection()) {
            hold.setAutoCommit(false);
            try (Statement statement = hold.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '" + holdMillis + "ms'");
                statement.execute("LOCK TABLE " + tables.schemas().live() + ".token_entry IN SHARE MODE");
                Map<String, Long> positions =
                        tables.schemas().livePositions(shadow.progress().keySet());
                long furthest = positions.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
                if (!ShadowFold.isLittle(furthest - shadow.position())) {
                    return false;
                }
                fold.fold(shadow, positions);
                compare(shadow, () -> release(hold));
                return true;
            } finally {
                hold.rollback();
            }
        } catch (SQLException failure) {
            throw jdbcFailure(failure);
        }
    }

    /** Compares what can be compared at an earlier position. */
    void withWhatWas(Shadow shadow) {
        compare(shadow, () -> {});
    }

    private void compare(Shadow shadow, Runnable seen) {
        snapshot.executeWithoutResult(status -> {
            Map<String, Long> positions =
                    tables.schemas().livePositions(shadow.progress().keySet());
            seen.run();
            requireSamePositions(shadow, positions);
            jdbc.execute(
                    "SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on;"
                            + " SET LOCAL work_mem = '64MB'");
            List<TableComparison> found = new ArrayList<>();
            for (String projection : shadow.progress().keySet()) {
                long position = Objects.requireNonNull(positions.get(projection));
                refold.tables(projection).forEach(table -> found.add(compare(shadow, table, position)));
            }
            tables.remember(shadow.id(), found);
            if (!tables.finish(shadow.id(), State.COMPARING, State.COMPARED, null)) {
                throw new ShadowFold.Superseded(shadow.id());
            }
        });
    }

    /** Both are read in the one snapshot. */
    private void requireSamePositions(Shadow shadow, Map<String, Long> inUse) {
        Shadow seen = tables.find(shadow.id()).orElseThrow(() -> new ShadowFold.Superseded(shadow.id()));
        seen.progress().forEach((projection, progress) -> {
            long wanted = shadow.upTo() == null ? inUse.getOrDefault(projection, 0L) : shadow.upTo();
            if (progress.position() != wanted) {
                throw new IllegalStateException(
                        projection + " was built to position " + progress.position() + " instead of " + wanted);
            }
        });
    }

    private TableComparison compare(Shadow shadow, String table, long position) {
        String name = tables.schemas().of(shadow.id()) + "." + table;
        long rows = Objects.requireNonNull(jdbc.queryForObject("SELECT count(*) FROM " + name, Long.class));
        String reason = reasonAgainst(shadow, table, position);
        if (reason != null) {
            return new TableComparison(table, false, reason, rows, 0);
        }
        String part = shadow.upTo() == null ? "" : "WHERE position <= " + shadow.upTo();
        return new TableComparison(table, true, null, rows, jdbc.update(differences(shadow, table, part)));
    }

    private @Nullable String reasonAgainst(Shadow shadow, String table, long position) {
        if (shadow.upTo() == null) {
            return null;
        }
        if (position < shadow.upTo()) {
            return "the table in use is at position " + position + " only";
        }
        String name = tables.schemas().live() + "." + table;
        return Boolean.TRUE.equals(jdbc.queryForObject(NEVER_CHANGES, Boolean.class, name, name))
                ? null
                : "its rows change, and what they were at position " + shadow.upTo() + " is kept nowhere else";
    }

    private String differences(Shadow shadow, String table, String part) {
        List<String> key = jdbc.queryForList(KEY, String.class, tables.schemas().live() + "." + table);
        return DIFFERENCES.formatted(
                tables.schemas().live(),
                tables.schemas().of(shadow.id()),
                table,
                each(key, "'%1$s', %1$s", ", "),
                each(key, "coalesce(u.%1$s, b.%1$s) AS %1$s", ", "),
                each(key, "u.%1$s = b.%1$s", " AND "),
                part,
                String.join(", ", key));
    }

    private static String each(List<String> columns, String form, String between) {
        return columns.stream().map(form::formatted).collect(Collectors.joining(between));
    }

    private static void release(Connection hold) {
        try {
            hold.rollback();
        } catch (SQLException failure) {
            throw jdbcFailure(failure);
        }
    }

    private static DataAccessException jdbcFailure(SQLException failure) {
        DataAccessException known = new SQLStateSQLExceptionTranslator().translate("compare", null, failure);
        return known == null ? new UncategorizedSQLException("compare", null, failure) : known;
    }
}
