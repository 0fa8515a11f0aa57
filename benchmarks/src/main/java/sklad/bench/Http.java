package sklad.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Pgbench;
import sklad.bench.system.Program;

/** Movements over HTTP, each a request with a token, the load generator on the same cores. */
final class Http implements Benchmark {

    static final String SKLAD = "Sklad, POST /movements";

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String work(Ground ground) {
        return "POST /movements with an RS256 token; " + Ground.CLIENTS + " connections on " + ground.streams()
                + " stock items, wrk on the same cores";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        Poster poster = Poster.of(ground);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(poster.posting(ground, SKLAD, "/movements", 1, Ground.CLIENTS));
        if (Program.PGBENCH.isThere()) {
            contenders.add(
                    Pgbench.of(Append.PGBENCH, poster.database(), ground.work(), Ground.CLIENTS, ground.streams()));
        }
        Comparison comparison = ground.alternation(poster.database()).of(contenders);
        return new Result(
                name(),
                work(ground),
                comparison.table("commands"),
                verdicts(comparison),
                notes(),
                List.of(poster.check()));
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
