package sklad.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sklad.bench.measure.Result;
import sklad.bench.measure.Spread;
import sklad.bench.measure.Table;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;

/** From the start of a side's process until it says that it is ready. */
final class Start implements Benchmark {

    private static final int AHEAD_OF_TIME = 25;

    /** What the optimizing compiler does in a training run, it would do again at each start, while others wait for it. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final double LIMIT_SECONDS = 4;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String work() {
        return "from the start of a side's process until its readiness answers 200, on migrated, empty schemas";
    }

    @Override
    public Result run(Ground ground) {
        Database database = ground.server().database("start");
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (Sides sides = new Sides(ground.home(), ground.work())) {
            measure(ground, times, "Sklad, command side", options -> sides.commandSide(database, options));
            measure(ground, times, "Sklad, query side", options -> sides.querySide(database, options));
        }
        return new Result(name(), work(), table(times), verdicts(times), notes(), List.of());
    }

    private static void measure(Ground ground, Map<String, List<Double>> times, String side, Starter starter) {
        Path cache = ground.work().resolve(side.replaceAll("\\W+", "-") + ".aot");
        boolean cached = Runtime.version().feature() >= AHEAD_OF_TIME;
        if (cached) {
            ground.progress().say("training run: " + side);
            try (SideProcess training = starter.start(List.of(QUICK_COMPILER, "-XX:AOTCacheOutput=" + cache))) {
                training.awaitReady();
                training.stop();
            }
        }
        int rounds = ground.quick() ? 1 : ground.pace().rounds();
        for (int round = 1; round <= rounds; round++) {
            ground.progress().say("round " + round + " of " + rounds + ": " + side);
            if (cached) {
                add(times, side + ", ahead-of-time cache", starter.start(List.of("-XX:AOTCache=" + cache)));
            }
            add(times, side, starter.start(List.of()));
        }
    }

    private static void add(Map<String, List<Double>> times, String name, SideProcess started) {
        try (started) {
            Duration ready = started.awaitReady();
            times.computeIfAbsent(name, first -> new ArrayList<>()).add(ready.toNanos() / 1e9);
            started.stop();
        }
    }

    private static Table table(Map<String, List<Double>> times) {
        List<Table.Row> rows = new ArrayList<>();
        times.forEach((name, seconds) -> {
            Spread spread = Spread.of(seconds);
            rows.add(new Table.Row(name, List.of(spread.median(), spread.least(), spread.most())));
        });
        return new Table(List.of("seconds", "min", "max"), rows);
    }

    private static List<Verdict> verdicts(Map<String, List<Double>> times) {
        return times.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("cache"))
                .map(entry -> Verdict.atMost(LIMIT_SECONDS, entry.getKey() + ", seconds", Spread.of(entry.getValue())))
                .toList();
    }

    private static List<String> notes() {
        return Runtime.version().feature() >= AHEAD_OF_TIME
                ? List.of("The cache is what Java writes after a training run with " + QUICK_COMPILER
                        + " that becomes ready and stops.")
                : List.of("This Java has no ahead-of-time cache, which needs Java " + AHEAD_OF_TIME
                        + "; what depends on it is left out.");
    }

    @FunctionalInterface
    private interface Starter {
        SideProcess start(List<String> options);
    }
}
