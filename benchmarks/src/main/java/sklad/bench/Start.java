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
import sklad.bench.system.JavaCommand;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;

/** From the start of a side's process until it says that it is ready. */
final class Start implements Benchmark {

    private static final double LIMIT_SECONDS = 4;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String work(Ground ground) {
        return "from the start of a side's process until its readiness answers 200, on migrated, empty schemas";
    }

    @Override
    public Result run(Ground ground) {
        Database database = ground.server().database("start");
        Map<String, List<Double>> times = new LinkedHashMap<>();
        measure(ground, times, "Sklad, command side", sides -> sides.commandSide(database, List.of()));
        measure(ground, times, "Sklad, query side", sides -> sides.querySide(database, List.of()));
        return new Result(name(), work(ground), table(times), verdicts(times), notes(), List.of());
    }

    private static void measure(Ground ground, Map<String, List<Double>> times, String side, Starter starter) {
        Map<String, Path> caches = Caches.of(ground).files();
        int rounds = ground.pace().rounds();
        try (Sides plain = new Sides(ground.home(), ground.work(), Map.of());
                Sides cached = new Sides(ground.home(), ground.work(), caches)) {
            for (int round = 1; round <= rounds; round++) {
                ground.progress().say("round " + round + " of " + rounds + ": " + side);
                if (!caches.isEmpty()) {
                    add(times, side + ", ahead-of-time cache", starter.start(cached));
                }
                add(times, side, starter.start(plain));
            }
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
        return Runtime.version().feature() >= Caches.AHEAD_OF_TIME
                ? List.of("The cache is what Java writes after a training run with " + JavaCommand.QUICK_COMPILER
                        + " that becomes ready and stops.")
                : List.of("This Java has no ahead-of-time cache, which needs Java " + Caches.AHEAD_OF_TIME
                        + "; what depends on it is left out.");
    }

    @FunctionalInterface
    private interface Starter {
        SideProcess start(Sides sides);
    }
}
