package sklad.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.ExactlyOnce;
import sklad.bench.system.Pgbench;
import sklad.bench.system.Program;
import sklad.bench.system.ReferenceTable;
import sklad.bench.system.Sides;

/** Movements over HTTP, each a request with a token, the load generator on the same cores. */
final class Http implements Benchmark {

    static final String SKLAD = "Sklad, POST /movements";

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String work() {
        return "POST /movements with an RS256 token; " + Ground.CLIENTS + " connections on " + Ground.STREAMS
                + " stock items, wrk on the same cores";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        Poster poster = new Poster(ground, "http");
        Database database = poster.database();
        ReferenceTable.create(database);
        try (Sides sides = new Sides(ground.home(), ground.work())) {
            List<Contender> contenders = new ArrayList<>();
            contenders.add(poster.start(SKLAD, sides, "/movements", 1, Ground.CLIENTS));
            if (Program.PGBENCH.isThere()) {
                contenders.add(Pgbench.of(Append.PGBENCH, "one-row.sql", database, ground.work(), Ground.CLIENTS));
            }
            Comparison comparison = ground.alternation(database).of(contenders);
            int cutOff = Ground.CLIENTS * ground.pace().runs();
            String check = ExactlyOnce.check(database, poster.acknowledged(), cutOff);
            return new Result(
                    name(), work(), comparison.table("commands"), verdicts(comparison), notes(), List.of(check));
        }
    }

    private static List<Verdict> verdicts(Comparison comparison) {
        return Program.PGBENCH.isThere()
                ? List.of(
                        Verdict.atLeast(0.45, "rate, to pgbench", comparison.ratio(SKLAD, Append.PGBENCH)),
                        Verdict.atMost(4, "p99, to pgbench's p99", comparison.latencyRatio(SKLAD, Append.PGBENCH, 99)))
                : List.of();
    }

    private static List<String> notes() {
        String closed = "Connections wait for an answer before they ask again; latencies are what such a client sees.";
        return Program.PGBENCH.isThere() ? List.of(closed) : List.of(Program.PGBENCH.missing(), closed);
    }
}
