package sklad.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Progress;
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

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Which benchmarks; all, if none is named: ${COMPLETION-CANDIDATES}",
            completionCandidates = Benchmarks.Names.class)
    private List<String> names = new ArrayList<>();

    @Mixin
    private final Extent extent = new Extent();

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description = "More options for every Java process that is measured, to look into it, such as"
                    + " -XX:StartFlightRecording:filename=/tmp/%%p.jfr,settings=profile")
    private String javaOptions = "";

    @Spec
    private @Nullable CommandSpec spec;

    private final List<Result> results = new ArrayList<>();

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
        extent.check(line());
        System.setProperty(JavaCommand.MORE_OPTIONS, extent.compiler() + " " + javaOptions);
        Path home = Path.of(System.getProperty("sklad.home", ".")).toAbsolutePath();
        Path work =
                home.resolve("benchmarks/target/run-" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        try (Server server = Server.start(work.resolve("data"));
                Abandonment abandonment = Abandonment.prepare(server);
                Fixtures fixtures = extent.fixtures()) {
            Conditions conditions = Conditions.of(home, server);
            ResultFiles files = new ResultFiles(extent.results(home), conditions);
            print(conditions.text());
            boolean allWell = true;
            for (Benchmark benchmark : chosen) {
                Progress progress = what -> progress(benchmark.name() + ": " + what);
                allWell &= run(benchmark, extent.ground(server, fixtures, home, work, progress), files);
                fixtures.release();
            }
            print(Report.checks(results));
            return allWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            Directories.delete(work);
        }
    }

    /** One that fails does not keep the others from being measured, on fixtures of their own. */
    private boolean run(Benchmark benchmark, Ground ground, ResultFiles files) throws Exception {
        Optional<Program> missing =
                benchmark.needs().stream().filter(program -> !program.isThere()).findFirst();
        if (missing.isPresent()) {
            print("\n" + benchmark.name() + ": SKIPPED. " + missing.get().missing());
            return true;
        }
        try {
            Result result = benchmark.run(ground);
            results.add(result);
            print(Report.text(result));
            print("  written: " + files.write(result));
            return true;
        } catch (BenchmarkFailed failure) {
            ground.fixtures().close();
            print("\n" + benchmark.name() + ": FAILED. " + failure.getMessage());
        } catch (RuntimeException failure) {
            ground.fixtures().close();
            print("\n" + benchmark.name() + ": FAILED.");
            line().getErr().println(line().getColorScheme().stackTraceText(failure));
        }
        return false;
    }

    private List<Benchmark> chosen() {
        return (names.isEmpty() ? Benchmarks.names() : names)
                .stream()
                        .map(name -> Benchmarks.named(name)
                                .orElseThrow(() -> new ParameterException(
                                        line(),
                                        "There is no benchmark " + name + "; there are: "
                                                + String.join(", ", Benchmarks.names()))))
                        .toList();
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

    /** What nobody has foreseen is thrown on: the command line shows where it comes from. */
    private static int failed(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof BenchmarkFailed)) {
            throw failure;
        }
        command.getErr().println("sklad: " + failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
