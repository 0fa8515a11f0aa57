package sklad.bench;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.Program;
import sklad.bench.system.Server;
import sklad.bench.system.Worker;

/** Many movements a request, beside many rows a statement. */
final class Bulk implements Benchmark {

    private static final int LINES = 1_000;
    private static final int CONNECTIONS = 4;
    private static final String SKLAD = "Sklad, POST /movements/batch";
    private static final String ROWS = "bare JDBC, multi-row INSERT";

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public String work(Ground ground) {
        return "POST /movements/batch, " + LINES + " lines a request, atomic; " + CONNECTIONS
                + " connections, each for the " + ground.streams() / 5
                + " products of its own location, wrk on the same cores";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        Poster poster = Poster.of(ground);
        Database database = poster.database();
        try (Worker rows = rows(ground, database)) {
            List<Contender> contenders = List.of(
                    poster.posting(ground, SKLAD, "/movements/batch", LINES, CONNECTIONS),
                    new Ordered(ROWS, rows, "" + ground.streams()));
            Comparison comparison = ground.alternation(database).of(contenders);
            return new Result(
                    name(),
                    work(ground),
                    comparison.table("lines"),
                    List.of(Verdict.atLeast(0.5, "rate, to " + ROWS, comparison.ratio(SKLAD, ROWS))),
                    List.of("The reference sends the same rows, " + LINES + " of them in one prepared statement and one"
                            + " commit, on as many connections. A latency is a whole request's."),
                    List.of(poster.check()));
        }
    }

    private static Worker rows(Ground ground, Database database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", database.url());
        settings.put("password", Server.PASSWORD);
        settings.put("clients", "" + CONNECTIONS);
        settings.put("rows", "" + LINES);
        settings.put("tuned", "true");
        settings.put("acknowledged", ground.work().resolve("acknowledged-rows").toString());
        return Crew.worker(ground, ROWS, "rows", settings);
    }
}
