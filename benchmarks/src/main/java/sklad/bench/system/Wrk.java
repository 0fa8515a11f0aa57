package sklad.bench.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Round;

/** The load generator wrk before an HTTP server: connections that each wait for an answer and ask again. */
public final class Wrk implements Contender {

    private static final int FEW = 4;

    private final String name;
    private final String url;
    private final Path script;
    private final Load load;
    private final LongSupplier resident;
    private final AtomicInteger rounds = new AtomicInteger();

    private Wrk(String name, String url, Path script, Load load, LongSupplier resident) {
        this.name = name;
        this.url = url;
        this.script = script;
        this.load = load;
        this.resident = resident;
    }

    /** Runs this script, of {@code resources/sklad/bench}, against the server whose memory is told by {@code resident}. */
    public static Wrk of(String name, String url, String script, Path work, Load load, LongSupplier resident) {
        return new Wrk(name, url, Resources.copy(script, work), load, resident);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long residentBytes() {
        return resident.getAsLong();
    }

    @Override
    public Round run(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        List<String> arguments = new ArrayList<>(List.of("-t", "" + load.threads()));
        arguments.addAll(List.of("-c", "" + load.connections(), "-d", seconds + "s", "--timeout", "30s"));
        arguments.addAll(List.of("-s", script.toString(), url, "--"));
        arguments.add("" + rounds.incrementAndGet());
        arguments.addAll(load.arguments());
        return read(Program.WRK.run(arguments, Map.of(), seconds + 60));
    }

    private Round read(String said) {
        Histogram latencies = Round.histogram();
        long requests = 0;
        long micros = 0;
        for (String line : said.split("\n", -1)) {
            String[] fields = line.split(" ", -1);
            switch (fields[0]) {
                case "latency" -> latencies.recordValueWithCount(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
                case "requests" -> requests = Long.parseLong(fields[1]);
                case "micros" -> micros = Long.parseLong(fields[1]);
                case "errors" -> refuse(line, said);
                default -> {}
            }
        }
        if (requests == 0) {
            throw new BenchmarkFailed("Nothing was answered to " + name + ": " + said);
        }
        return new Round(requests * load.each(), Duration.ofNanos(micros * 1_000), latencies);
    }

    private void refuse(String errors, String said) {
        if (!errors.equals("errors 0")) {
            throw new BenchmarkFailed("Requests of " + name + " failed: " + said);
        }
    }

    /**
     * What is sent.
     *
     * @param each how many operations a request stands for
     * @param arguments of the script
     */
    public record Load(int connections, int each, List<String> arguments) {

        /** Few connections have a thread each, so that a script can tell them apart; many share two. */
        int threads() {
            return connections <= FEW ? connections : 2;
        }
    }
}
