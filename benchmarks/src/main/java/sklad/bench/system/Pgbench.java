package sklad.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Round;

/** PostgreSQL's own load generator: the same row into a table with the same indexes, a transaction each. */
public final class Pgbench implements Contender {

    private static final String SCRIPT = "one-row.sql";
    private static final Pattern TRANSACTIONS = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final int LATENCY_MICROS = 2;

    private final String name;
    private final Database database;
    private final Path work;
    private final Path script;
    private final int clients;
    private final int streams;

    private Pgbench(String name, Database database, Path work, int clients, int streams) {
        this.name = name;
        this.database = database;
        this.work = work;
        this.script = Resources.copy(SCRIPT, work);
        this.clients = clients;
        this.streams = streams;
    }

    /** Writes into the {@link ReferenceTable} of a database, as so many clients on so many stock items. */
    public static Pgbench of(String name, Database database, Path work, int clients, int streams) {
        return new Pgbench(name, database, work, clients, streams);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Round run(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        List<String> arguments = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", "" + database.port()));
        arguments.addAll(List.of("-U", Database.ADMINISTRATOR, "-n", "-M", "prepared", "-f", script.toString()));
        arguments.addAll(List.of("-c", "" + clients, "-j", "2", "-T", "" + seconds, "-D", "streams=" + streams));
        // A sample is enough for percentiles, and writing it down costs the clients next to nothing.
        arguments.addAll(List.of("-l", "--sampling-rate=0.2", "--log-prefix=" + work.resolve("pgbench")));
        arguments.add(database.name());
        String said = Program.PGBENCH.run(arguments, Map.of("PGPASSWORD", Server.PASSWORD), seconds + 60);
        if (!number(FAILED, said).equals("0")) {
            throw new BenchmarkFailed("Transactions of pgbench failed: " + said);
        }
        long transactions = Long.parseLong(number(TRANSACTIONS, said));
        double rate = Double.parseDouble(number(RATE, said));
        return new Round(transactions, Duration.ofNanos((long) (transactions / rate * 1e9)), latencies());
    }

    private Histogram latencies() {
        Histogram latencies = Round.histogram();
        try (Stream<Path> files = Files.list(work)) {
            for (Path log : files.filter(Pgbench::isLog).toList()) {
                try (Stream<String> lines = Files.lines(log)) {
                    lines.map(line -> line.split(" ", -1))
                            .forEach(fields -> latencies.recordValue(Long.parseLong(fields[LATENCY_MICROS])));
                }
                Files.delete(log);
            }
            return latencies;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isLog(Path file) {
        return file.getFileName().toString().matches("pgbench\\.[0-9.]+");
    }

    private static String number(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new BenchmarkFailed("pgbench says something else than expected: " + said);
        }
        return matcher.group(1);
    }
}
