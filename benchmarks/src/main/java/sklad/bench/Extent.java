package sklad.bench;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sklad.bench.measure.Pace;
import sklad.bench.measure.Progress;
import sklad.bench.measure.WarmUp;
import sklad.bench.system.JavaCommand;
import sklad.bench.system.Server;

/** How much of everything there is in a run. */
final class Extent {

    private static final int MOST_ROUNDS = 100;
    private static final int LONGEST_ROUND = 600;
    private static final int LONGEST_WATCH = 24 * 60;
    private static final long LEAST_EVENTS = 20_000;
    private static final long MOST_EVENTS = 100_000_000;

    @Option(
            names = "--quick",
            description =
                    "One short round and short histories, Java's quick compiler only, processes that benchmarks share:"
                            + " coarse numbers, soon.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds; 5, or 1 if quick.")
    private @Nullable Integer rounds;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a round is; 6 s, or 1 s if quick.")
    private @Nullable Integer seconds;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events a long history has, in growth and replay; 1000000, or 20000 if quick.")
    private @Nullable Long events;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long memory is watched; 10 minutes, or 3 seconds if quick.")
    private @Nullable Integer minutes;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where JSON and pictures go; benchmarks/results, or benchmarks/target/results if quick.")
    private @Nullable Path results;

    /** Refuses what makes no sense, before anything is started. */
    void check(CommandLine line) {
        if (rounds() < 1 || rounds() > MOST_ROUNDS || seconds() < 1 || seconds() > LONGEST_ROUND) {
            throw new ParameterException(
                    line, "Between 1 and " + MOST_ROUNDS + " rounds of 1 to " + LONGEST_ROUND + " seconds");
        }
        if (minutes != null && (minutes < 1 || minutes > LONGEST_WATCH)) {
            throw new ParameterException(line, "Between 1 and " + LONGEST_WATCH + " minutes");
        }
        if (events() < LEAST_EVENTS || events() > MOST_EVENTS) {
            throw new ParameterException(line, "Between " + LEAST_EVENTS + " and " + MOST_EVENTS + " events");
        }
    }

    Path results(Path home) {
        return results != null ? results : home.resolve(quick ? "benchmarks/target/results" : "benchmarks/results");
    }

    /** Which Java processes have, as an option: a quick run has ended before the optimizing one is done. */
    String compiler() {
        return quick ? JavaCommand.QUICK_COMPILER : "";
    }

    /** To start and to fill what a benchmark needs takes longer than a quick look at it. */
    Fixtures fixtures() {
        return new Fixtures(quick);
    }

    Ground ground(Server server, Fixtures fixtures, Path home, Path work, Progress progress) {
        Pace pace = new Pace(rounds(), Duration.ofSeconds(seconds()), warmUp());
        return new Ground(
                server,
                fixtures,
                pace,
                quick ? 500 : 5_000,
                quick ? GrowthSite.ITEMS : 5_000,
                events(),
                watch(),
                quick ? 2_000 : 700,
                home,
                work,
                progress);
    }

    private int rounds() {
        return rounds != null ? rounds : quick ? 1 : 5;
    }

    private int seconds() {
        return seconds != null ? seconds : quick ? 1 : 6;
    }

    private WarmUp warmUp() {
        return quick ? new WarmUp(Duration.ofSeconds(1), 1) : new WarmUp(Duration.ofSeconds(5), 24);
    }

    private Duration watch() {
        return minutes != null ? Duration.ofMinutes(minutes) : quick ? Duration.ofSeconds(3) : Duration.ofMinutes(10);
    }

    private long events() {
        return events != null ? events : quick ? 20_000 : 1_000_000;
    }
}
