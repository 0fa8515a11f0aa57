package sklad.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import sklad.bench.measure.Result;
import sklad.bench.measure.Round;
import sklad.bench.measure.Spread;
import sklad.bench.measure.Table;
import sklad.bench.measure.Verdict;
import sklad.bench.system.Program;
import sklad.bench.system.SideProcess;

/** What the sides hold in memory while they work. */
final class Memory implements Benchmark {

    private static final double MEGABYTE = 1024 * 1024;
    private static final double LIMIT_MEGABYTES = 350;
    private static final double NO_GROWTH = 1.05;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String work(Ground ground) {
        return "each side's resident set while movements are posted at half of the rate that the command side can take";
    }

    @Override
    public Set<Program> needs() {
        return EnumSet.of(Program.WRK);
    }

    @Override
    public Result run(Ground ground) {
        Duration length = ground.watch();
        PacedSides paced = PacedSides.of(ground);
        ground.progress().say("watching for " + length.toSeconds() + " s");
        CompletableFuture<Round> load = CompletableFuture.supplyAsync(
                () -> paced.pacer().run(length.toMillis() + " " + paced.halfRate() + " 0"));
        List<Double> commands = new ArrayList<>();
        List<Double> queries = new ArrayList<>();
        while (!load.isDone()) {
            commands.add(paced.commands().residentBytes() / MEGABYTE);
            queries.add(paced.queries().residentBytes() / MEGABYTE);
            SideProcess watched = paced.commands();
            watched.waitFor(Duration.ofMillis(500));
        }
        Round posted = load.join();
        return new Result(
                name(),
                work(ground),
                table(commands, queries),
                verdicts(commands, queries),
                List.of(posted.operations() + " movements were due in " + length.toSeconds() + " s, "
                        + paced.halfRate()
                        + " a second, and stored in " + posted.took().toSeconds()
                        + " s. Growth is what the last third of the time held at most, to the third before it."),
                List.of(paced.poster().check()));
    }

    private static Table table(List<Double> commands, List<Double> queries) {
        return new Table(
                List.of("MB at most", "MB at end", "growth"),
                List.of(row("Sklad, command side", commands), row("Sklad, query side", queries)));
    }

    private static Table.Row row(String name, List<Double> megabytes) {
        return new Table.Row(
                name, List.of(Spread.of(megabytes).most(), megabytes.get(megabytes.size() - 1), growth(megabytes)));
    }

    private static List<Verdict> verdicts(List<Double> commands, List<Double> queries) {
        return List.of(
                Verdict.atMost(LIMIT_MEGABYTES, "command side, MB", most(commands)),
                Verdict.atMost(LIMIT_MEGABYTES, "query side, MB", most(queries)),
                Verdict.atMost(NO_GROWTH, "command side, growth", Spread.of(growth(commands))),
                Verdict.atMost(NO_GROWTH, "query side, growth", Spread.of(growth(queries))));
    }

    private static Spread most(List<Double> megabytes) {
        return Spread.of(Spread.of(megabytes).most());
    }

    private static double growth(List<Double> megabytes) {
        int third = Math.max(1, megabytes.size() / 3);
        List<Double> last = megabytes.subList(megabytes.size() - third, megabytes.size());
        List<Double> before =
                megabytes.subList(Math.max(0, megabytes.size() - 2 * third), Math.max(1, megabytes.size() - third));
        return Spread.of(last).most() / Spread.of(before).most();
    }
}
