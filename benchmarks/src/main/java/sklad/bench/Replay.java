package sklad.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sklad.bench.measure.Result;
import sklad.bench.measure.Spread;
import sklad.bench.measure.Table;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.Resources;

/** All projections from the first event on, beside SQL that makes the same tables. */
final class Replay implements Benchmark {

    private static final List<String> TABLES = List.of(
            "stock_movement",
            "stock_past",
            "stock_level",
            "product",
            "location",
            "user_account",
            "audit_entry",
            "stock_scope",
            "stock_change",
            "product_category",
            "category_change");

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String work(Ground ground) {
        return "all projections from the first event to the last, beside INSERT … SELECT into the same tables with the same"
                + " indexes";
    }

    @Override
    public Result run(Ground ground) {
        long events = ground.events();
        List<Double> sklad = new ArrayList<>();
        List<Double> sql = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Map<String, Long> extra = new TreeMap<>();
        Map<String, Long> differing = new TreeMap<>();
        int rounds = ground.pace().rounds();
        for (int round = 1; round <= rounds; round++) {
            HistorySite site = HistorySite.of(ground, events, ground.items());
            Database database = site.database();
            ground.progress().say("round " + round + " of " + rounds + ": SQL");
            sql.add(events / seconds(insertAndSelect(database)));
            ground.progress().say("round " + round + " of " + rounds + ": Sklad");
            sklad.add(events / seconds(site.build(ground)));
            ratios.add(sklad.get(round - 1) / sql.get(round - 1));
            TABLES.forEach(table -> compare(database, table, differing));
            extra.putAll(others(database));
            ground.fixtures().release();
        }
        return new Result(
                name(),
                work(ground) + "; " + events + " events",
                table(sklad, sql),
                List.of(Verdict.atLeast(0.8, "rate, to SQL", Spread.of(ratios))),
                List.of(
                        "Measured is `POST /operations/projections/all/rebuild` on a side that has just started, until the"
                                + " new tables are in use: indexes and statistics included, the start of Java not.",
                        extra.isEmpty()
                                ? "The SQL makes all tables that the projections fill."
                                : "Sklad also filled tables that the SQL does not make, with so many rows: " + extra),
                List.of(
                        differing.isEmpty()
                                ? "the tables " + String.join(", ", TABLES) + " hold the same rows in the end"
                                : "rows that the SQL makes otherwise than the projections: " + differing));
    }

    private static Table table(List<Double> sklad, List<Double> sql) {
        return new Table(
                List.of("events/s", "min", "max"),
                List.of(row("Sklad, all projections", sklad), row("INSERT … SELECT", sql)));
    }

    private static Table.Row row(String name, List<Double> rates) {
        Spread spread = Spread.of(rates);
        return new Table.Row(name, List.of(spread.median(), spread.least(), spread.most()));
    }

    private static Duration insertAndSelect(Database database) {
        String[] statements = Resources.text("rebuild.sql").split(";\n", -1);
        database.checkpoint();
        long begun = System.nanoTime();
        for (String statement : statements) {
            if (!statement.isBlank()) {
                database.execute(statement);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void compare(Database database, String table, Map<String, Long> differing) {
        String mine = "TABLE projections." + table;
        String theirs = "TABLE rebuilt." + table;
        long rows = database.number("SELECT count(*) FROM ((" + mine + " EXCEPT ALL " + theirs + ") UNION ALL ("
                + theirs + " EXCEPT ALL " + mine + ")) differing");
        if (rows > 0) {
            differing.put(table, rows);
        }
    }

    /** What the projections fill besides. */
    private static Map<String, Long> others(Database database) {
        Map<String, Long> others = new TreeMap<>();
        String names = database.text("SELECT coalesce(string_agg(tablename, ','), '') FROM pg_tables"
                + " WHERE schemaname = 'projections' AND tablename NOT IN ('token_entry', 'schema_history',"
                + " 'shadow', 'shadow_projection', 'projection_generation')");
        for (String table : names.split(",", -1)) {
            if (!TABLES.contains(table)) {
                long rows = database.number("SELECT count(*) FROM projections." + table);
                if (rows > 0) {
                    others.put(table, rows);
                }
            }
        }
        return others;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
