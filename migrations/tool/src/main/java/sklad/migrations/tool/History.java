package sklad.migrations.tool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What happened to a schema so far, oldest first. */
record History(boolean exists, List<HistoryRow> rows) {

    /** Reads it; a database without it has an empty one. */
    static History read(HistorySql sql, Connection connection) throws SQLException {
        List<HistoryRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!isThere(sql, statement)) {
                return new History(false, rows);
            }
            try (ResultSet found = statement.executeQuery("SELECT *, extract(epoch FROM installed_on) AS seconds FROM "
                    + sql.table() + " ORDER BY installed_rank")) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return new History(true, rows);
    }

    /** The row by which each version is applied now, by its number. */
    TreeMap<Integer, HistoryRow> applied() {
        TreeMap<Integer, HistoryRow> applied = new TreeMap<>();
        for (HistoryRow row : rows) {
            if (row.isUndo()) {
                applied.remove(row.number());
            } else if (row.version() != null && row.success()) {
                applied.put(row.number(), row);
            }
        }
        return applied;
    }

    /** The version from which on there is a row for each; 0 unless Flyway itself took over an existing database. */
    int baseline() {
        return rows.stream()
                .filter(row -> HistoryRow.BASELINE.equals(row.type()))
                .mapToInt(HistoryRow::number)
                .max()
                .orElse(0);
    }

    /** Versions that failed half way and were not tried again since. */
    TreeMap<Integer, HistoryRow> failed() {
        TreeMap<Integer, HistoryRow> failed = new TreeMap<>();
        for (HistoryRow row : rows) {
            failed.remove(row.number());
            if (!row.success()) {
                failed.put(row.number(), row);
            }
        }
        return failed;
    }

    /** Whether a row's migration was taken back later. */
    boolean isUndone(HistoryRow row) {
        return rows.stream()
                .anyMatch(later -> later.rank() > row.rank() && later.isUndo() && later.number() == row.number());
    }

    private static boolean isThere(HistorySql sql, Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT to_regclass('" + sql.table() + "') IS NOT NULL")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private static HistoryRow row(ResultSet found) throws SQLException {
        int checksum = found.getInt("checksum");
        boolean unknown = found.wasNull();
        return new HistoryRow(
                found.getInt("installed_rank"),
                found.getString("version"),
                found.getString("description"),
                found.getString("type"),
                found.getString("script"),
                unknown ? null : checksum,
                found.getString("installed_by"),
                Instant.ofEpochMilli(
                        found.getBigDecimal("seconds").movePointRight(3).longValue()),
                found.getInt("execution_time"),
                found.getBoolean("success"));
    }
}
