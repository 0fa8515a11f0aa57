package sklad.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Pace;
import sklad.bench.measure.Report;
import sklad.bench.measure.Result;
import sklad.bench.system.JavaCommand;
import sklad.bench.system.Program;
import sklad.bench.system.Server;

/** Runs benchmarks, one after the other, and says what came of them. */
@Command(
        name = "sklad bench",
        description = "Measures Sklad beside its references, in the same run and on the same durable PostgreSQL.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:measured, whether or not targets are met",
            "1:something failed, or the store does not hold what was acknowledged",
            "2:the command line is wrong"
        })
public final class Bench implements Callable<Integer> {

    private static final int MOST_ROUNDS = 100;
    private static final int LONGEST_ROUND = 600;
    private static final long LEAST_EVENTS = 20_000;
    private static final long MOST_EVENTS = 100_000_000;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Which benchmarks; all, if none is named: ${COMPLETION-CANDIDATES}",
            completionCandidates = Benchmarks.Names.class)
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Few short rounds: all benchmarks within three minutes, coarse numbers.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds; 5, or 2 if quick.")
    private @Nullable Integer rounds;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a round is; 6 s, or 2 s if quick.")
    private @Nullable Integer seconds;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events a long history has, in growth and replay; 1000000, or 50000 if quick.")
    private @Nullable Long events;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where JSON and pictures go; benchmarks/results, or benchmarks/target/results if quick.")
    private @Nullable Path results;

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "More options for every Java process that is measured, to look into it, such as"
                    + " -XX:StartFlightRecording:filename=/tmp/%%p.jfr,settings=profile")
    private String javaOptions = "";

    @Spec
    private @Nullable CommandSpec spec;

    private Bench() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
        System.exit(line.execute(arguments));
    }

    @Override
    @SuppressWarnings("try") // an interrupted run still stops what it has started
    public Integer call() throws Exception {
        List<Benchmark> chosen = chosen();
        System.setProperty(JavaCommand.MORE_OPTIONS, javaOptions);
        Path home = Path.of(System.getProperty("sklad.home", ".")).toAbsolutePath();
        Path work = home.resolve("benchmarks/target/run-" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        try (Server server = Server.start(work.resolve("data"));
                Abandonment abandonment = Abandonment.prepare(server)) {
            Conditions conditions = Conditions.of(home, server);
            ResultFiles files = new ResultFiles(results(home), conditions);
            print(conditions.text());
            boolean allWell = true;
            for (Benchmark benchmark : chosen) {
                Ground ground = new Ground(
                        server, pace(), quick, length(), home, work, what -> progress(benchmark.name() + ": " + what));
                allWell &= run(benchmark, ground, files);
            }
            return allWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            Directories.delete(work);
        }
    }

    /** One that fails does not keep the others from being measured. */
    private boolean run(Benchmark benchmark, Ground ground, ResultFiles files) throws Exception {
        Optional<Program> missing =
                benchmark.needs().stream().filter(program -> !program.isThere()).findFirst();
        if (missing.isPresent()) {
            print("\n" + benchmark.name() + ": SKIPPED. " + missing.get().missing());
            return true;
        }
        try {
            Result result = benchmark.run(ground);
            print(Report.text(result));
            print("  written: " + files.write(result));
            return true;
        } catch (BenchmarkFailed failure) {
            print("\n" + benchmark.name() + ": FAILED. " + failure.getMessage());
            return false;
        }
    }

    private List<Benchmark> chosen() {
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names.isEmpty() ? Benchmarks.names() : names) {
            chosen.add(Benchmarks.named(name).orElseThrow(() -> mistaken("There is no benchmark " + name
                    + "; there are: " + String.join(", ", Benchmarks.names()))));
        }
        return chosen;
    }

    private Pace pace() {
        int count = rounds != null ? rounds : quick ? 2 : 5;
        int length = seconds != null ? seconds : quick ? 2 : 6;
        if (count < 1 || count > MOST_ROUNDS || length < 1 || length > LONGEST_ROUND) {
            throw mistaken("Between 1 and " + MOST_ROUNDS + " rounds of 1 to " + LONGEST_ROUND + " seconds");
        }
        return new Pace(count, Duration.ofSeconds(length), Duration.ofSeconds(quick ? 3 : 15));
    }

    private long length() {
        long length = events != null ? events : quick ? 50_000 : 1_000_000;
        if (length < LEAST_EVENTS || length > MOST_EVENTS) {
            throw mistaken("Between " + LEAST_EVENTS + " and " + MOST_EVENTS + " events");
        }
        return length;
    }

    private Path results(Path home) {
        return results != null ? results : home.resolve(quick ? "benchmarks/target/results" : "benchmarks/results");
    }

    private ParameterException mistaken(String message) {
        return new ParameterException(line(), message);
    }

    private void print(String text) {
        line().getOut().println(text);
    }

    private void progress(String what) {
        line().getErr().println("  … " + what);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof BenchmarkFailed) {
            command.getErr().println("sklad: " + failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
