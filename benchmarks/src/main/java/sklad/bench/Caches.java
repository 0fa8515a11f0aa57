package sklad.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import sklad.bench.system.Database;
import sklad.bench.system.JavaCommand;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;

/**
 * What Java writes after a training run of a side that becomes ready and stops: with it, the next one starts sooner.
 *
 * @param files by the side's module; none if this Java can't
 */
record Caches(Map<String, Path> files) implements Fixture {

    static final int AHEAD_OF_TIME = 25;

    private static final String NAME = "ahead-of-time caches";

    static Caches of(Ground ground) {
        return ground.fixtures()
                .get(
                        Caches.class,
                        NAME,
                        () -> Runtime.version().feature() >= AHEAD_OF_TIME ? train(ground) : new Caches(Map.of()));
    }

    /** Those that somebody has made before. */
    static Caches standing(Fixtures fixtures) {
        return fixtures.find(Caches.class, NAME).orElse(new Caches(Map.of()));
    }

    private static Caches train(Ground ground) {
        ground.progress().say("training runs");
        Path commands = ground.work().resolve("command-side.aot");
        Path queries = ground.work().resolve("query-side.aot");
        Database database = ground.server().database("training");
        try (Sides sides = new Sides(ground.home(), ground.work(), Map.of())) {
            CompletableFuture.allOf(
                            trained(sides.commandSide(database, writing(commands))),
                            trained(sides.querySide(database, writing(queries))))
                    .join();
        }
        return new Caches(Map.of(Sides.COMMANDS, commands, Sides.QUERIES, queries));
    }

    /** What the optimizing compiler does in a training run, it would do again at each start, while others wait for it. */
    private static List<String> writing(Path cache) {
        return List.of(JavaCommand.QUICK_COMPILER, "-XX:AOTCacheOutput=" + cache);
    }

    /** In a thread of its own: the pool that all share has only one on two processors, and Java writes for a while. */
    private static CompletableFuture<Void> trained(SideProcess side) {
        return CompletableFuture.runAsync(
                () -> {
                    side.awaitReady();
                    side.stop();
                },
                training -> new Thread(training, "training").start());
    }

    @Override
    public void close() {}
}
