package sklad.migrations.tool;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import sklad.migrations.Schema;

/** Writes what an upgrade would run, history and transaction brackets included, so that it can be read first and run elsewhere. */
final class SqlPrinter {

    private static final String NOW = "now() AT TIME ZONE 'UTC'";
    private static final String TOOK = "(extract(epoch FROM clock_timestamp() - now()) * 1000)::integer";

    private final PrintWriter out;
    private final Settings settings;
    private final String lockTimeout;

    SqlPrinter(PrintWriter out, Settings settings, String lockTimeout) {
        this.out = out;
        this.settings = settings;
        this.lockTimeout = lockTimeout;
    }

    void print(Schema schema, int from, List<Step> steps, boolean each) {
        HistorySql sql = new HistorySql(schema, settings.schemaName(schema));
        out.println("-- Schema " + sql.name() + ": "
                + (steps.isEmpty() ? "nothing is pending." : steps.size() + " to apply, after version " + from + "."));
        if (steps.isEmpty()) {
            return;
        }
        out.println("-- Run it in that schema's database: psql -v ON_ERROR_STOP=1 -f FILE");
        out.println();
        int version = from;
        for (Stage stage : each ? Stage.each(steps) : Stage.fewest(steps)) {
            print(sql, version, stage);
            version = stage.steps().get(stage.steps().size() - 1).migration().number();
        }
    }

    private void print(HistorySql sql, int from, Stage stage) {
        boolean transaction = stage.transactional();
        String local = transaction ? "LOCAL " : "";
        if (transaction) {
            line("BEGIN");
        } else {
            out.println("-- Not in a transaction.");
        }
        line("SET " + local + "ROLE " + settings.user());
        line("SET " + local + "lock_timeout = '" + lockTimeout + "'");
        if (from == 0) {
            sql.create(Operator.name()).forEach(this::line);
        }
        line(sql.enter(transaction));
        line(guard(sql, from));
        for (Step step : stage.steps()) {
            out.println();
            out.println("-- " + step.script().file());
            out.println(SqlStatement.resolved(sql.schema(), step.script()).strip());
            line(sql.applied(step.migration(), Operator.name(), NOW, transaction ? TOOK : "0"));
        }
        if (transaction) {
            line("COMMIT");
        } else {
            line("RESET ROLE");
            line("RESET lock_timeout");
            line("RESET search_path");
        }
        out.println();
    }

    /** Run on another version than it was made for, it stops before it changes anything. */
    private static String guard(HistorySql sql, int from) {
        String table = sql.table();
        return """
                DO $guard$
                BEGIN
                    IF %d <> (SELECT coalesce(max(a.version::integer), 0) FROM %s a
                               WHERE a.success AND a.type <> 'DELETE'
                                 AND NOT EXISTS (SELECT FROM %s d WHERE d.version = a.version AND d.type = 'DELETE'
                                                    AND d.installed_rank > a.installed_rank)) THEN
                        RAISE EXCEPTION 'this was printed for a database at version %d of schema %s';
                    END IF;
                END
                $guard$""".formatted(from, table, table, from, sql.name());
    }

    private void line(String sql) {
        out.println(sql.lines().collect(Collectors.joining(System.lineSeparator())) + ";");
    }
}
