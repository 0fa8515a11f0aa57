package sklad.bench;

import java.util.List;
import sklad.bench.measure.Comparison;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Report;
import sklad.bench.measure.Result;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.ExactlyOnce;
import sklad.bench.system.WorkerProcess;

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
    public String work() {
        return "commands in process; " + Ground.CLIENTS + " clients on one SKU at one location, beside the same on "
                + Ground.STREAMS;
    }

    @Override
    public Result run(Ground ground) {
        Commanders commanders = new Commanders(ground);
        Database database = ground.server().database("hot");
        try (WorkerProcess sklad = commanders.sklad(database);
                WorkerProcess axon = commanders.axonJdbc(ground.server().database("axon_hot"), true)) {
            List<Contender> contenders = List.of(
                    Commanders.on(1, HOT, sklad),
                    Commanders.on(Ground.STREAMS, MANY, sklad),
                    Commanders.on(1, AXON_HOT, axon),
                    Commanders.on(Ground.STREAMS, AXON_MANY, axon));
            Comparison comparison = ground.alternation(database).of(contenders);
            String check = ExactlyOnce.check(database, List.of(commanders.acknowledged(database)), 0);
            return new Result(
                    name(),
                    work(),
                    comparison.table("commands"),
                    List.of(Verdict.atLeast(0.5, "rate, to many stock items", comparison.ratio(HOT, MANY))),
                    List.of("Axon's tuned JDBC engine on one stock item, to many of its own: "
                            + Report.number(
                                    comparison.ratio(AXON_HOT, AXON_MANY).median())),
                    List.of(check));
        }
    }
}
