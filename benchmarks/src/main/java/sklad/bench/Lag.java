package sklad.bench;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.Program;
import sklad.bench.system.Server;
import sklad.bench.system.Worker;

/** From the answer to a command until a query of the other process shows what it did. */
final class Lag implements Benchmark {

    private static final String SKLAD = "Sklad, until GET shows it";
    private static final String COMMIT = "one bare commit";
    private static final String AXON = "Axon JPA engine, defaults, until handled";
    private static final int LOOKED_FOR = 50;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public String work(Ground ground) {
        return "acknowledged movement until it is in the answer of GET /movements/{id}, two processes, movements posted at"
                + " half of the rate that the command side can take";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        PacedSides paced = PacedSides.of(ground);
        Database database = paced.poster().database();
        try (Worker commit = worker(ground, COMMIT, "rows", database);
                Worker axon = worker(ground, AXON, "axon-lag", ground.server().database("axon_lag"))) {
            Comparison comparison = ground.alternation(database)
                    .of(List.of(
                            new Ordered(SKLAD, paced.pacer(), paced.halfRate() + " " + LOOKED_FOR),
                            new Ordered(COMMIT, commit, "1"),
                            new Ordered(AXON, axon, "")));
            return new Result(
                    name(),
                    work(ground),
                    comparison.table("operations"),
                    verdicts(comparison),
                    notes(paced.halfRate()),
                    List.of(paced.poster().check()));
        }
    }

    private static List<Verdict> verdicts(Comparison comparison) {
        return List.of(
                Verdict.atMost(10, "p99, to a bare commit's p99", comparison.latencyRatio(SKLAD, COMMIT, 99)),
                Verdict.atMost(0.02, "p99, to stock Axon's p99", comparison.latencyRatio(SKLAD, AXON, 99)));
    }

    private static List<String> notes(long rate) {
        return List.of(
                "Movements are posted at " + rate + " a second, whatever the answers do; one of " + LOOKED_FOR
                        + " is looked for, and its time runs from its answer to the answer of the query.",
                "The bare commit is an INSERT of one row by one JDBC connection while nothing else goes on, which is"
                        + " harder to compare with than one under the same load.",
                "Axon's time ends when its tracking processor handles the event, without a projection or a query.");
    }

    private static Worker worker(Ground ground, String name, String kind, Database database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", database.url());
        settings.put("password", Server.PASSWORD);
        settings.put("clients", "1");
        settings.put("rows", "1");
        settings.put("streams", "1");
        settings.put("tuned", "" + kind.equals("rows"));
        settings.put(
                "acknowledged", ground.work().resolve("acknowledged-" + kind).toString());
        return Crew.worker(ground, name, kind, settings);
    }
}
