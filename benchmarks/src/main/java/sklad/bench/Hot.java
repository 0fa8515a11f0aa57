package sklad.bench;

import java.util.List;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Report;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;

/** Everybody moves the same product at the same location. */
final class Hot implements Benchmark {

    private static final String HOT = "Sklad, one stock item";
    private static final String MANY = "Sklad, many stock items";
    private static final String AXON_HOT = "Axon JDBC engine, one stock item";
    private static final String AXON_MANY = "Axon JDBC engine, many stock items";

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public String work(Ground ground) {
        return "commands in process; " + Ground.CLIENTS + " clients on one SKU at one location, beside the same on "
                + ground.streams();
    }

    @Override
    public Result run(Ground ground) {
        Commanders commanders = new Commanders(ground);
        Commander sklad = commanders.sklad();
        Commander axon = commanders.axonJdbc(true);
        List<Contender> contenders = List.of(
                sklad.on(1, HOT),
                sklad.on(ground.streams(), MANY),
                axon.on(1, AXON_HOT),
                axon.on(ground.streams(), AXON_MANY));
        Comparison comparison = ground.alternation(sklad.database()).of(contenders);
        return new Result(
                name(),
                work(ground),
                comparison.table("commands"),
                List.of(Verdict.atLeast(0.5, "rate, to many stock items", comparison.ratio(HOT, MANY))),
                List.of("Axon's tuned JDBC engine on one stock item, to many of its own: "
                        + Report.number(comparison.ratio(AXON_HOT, AXON_MANY).median())),
                List.of(sklad.check()));
    }
}
