package sklad.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Program;

/** The same work on a short and on a long history. */
final class Growth implements Benchmark {

    private static final long SHORT = 10_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String work(Ground ground) {
        return "the same work on histories of different lengths, one of them " + SHORT + " events";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        try (GrowthSite small = GrowthSite.open(ground, SHORT);
                GrowthSite large = GrowthSite.open(ground, ground.events())) {
            small.prepare(ground);
            large.prepare(ground);
            List<Contender> contenders = new ArrayList<>();
            for (String work : GrowthSite.WORKS) {
                contenders.add(small.contender(work));
                contenders.add(large.contender(work));
            }
            Comparison comparison = ground.alternation(large.appending()).of(contenders);
            return new Result(
                    name(),
                    work(ground),
                    comparison.table("operations"),
                    verdicts(comparison, small, large),
                    List.of(
                            "The stream that is loaded has 2,000 events in each history, and is read from its snapshot on, as a stock"
                                    + " item is that is not in memory. WAL is that of the server, whoever wrote it."),
                    List.of(small.check(), large.check()));
        }
    }

    private static List<Verdict> verdicts(Comparison comparison, GrowthSite small, GrowthSite large) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(Verdict.atLeast(
                0.9,
                "append, rate, to that at " + SHORT,
                comparison.ratio(large.named(GrowthSite.APPEND), small.named(GrowthSite.APPEND))));
        for (String work : GrowthSite.WORKS.subList(1, GrowthSite.WORKS.size())) {
            verdicts.add(Verdict.atMost(
                    1.5, work + ", time, to that at " + SHORT, comparison.ratio(small.named(work), large.named(work))));
        }
        return verdicts;
    }
}
