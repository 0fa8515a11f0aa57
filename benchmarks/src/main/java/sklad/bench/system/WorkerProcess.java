package sklad.bench.system;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Round;
import sklad.bench.worker.Worker;

/** A contender in a Java process of its own: it is told to begin a line at a time, and answers a line. */
public final class WorkerProcess implements Contender {

    private final String name;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private final Path log;
    private boolean ready;

    private WorkerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Starts it; it gets ready while others do. */
    public static WorkerProcess start(String name, String kind, Map<String, String> settings, Path work) {
        Path log = work.resolve(kind + ".log");
        List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path", "")));
        arguments.addAll(List.of(Worker.class.getName(), kind));
        settings.forEach((key, value) -> arguments.add(key + "=" + value));
        try {
            Process process = new ProcessBuilder(JavaCommand.of(JavaCommand.ROOMY, arguments))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new WorkerProcess(name, process, log);
        } catch (IOException failure) {
            throw new BenchmarkFailed(name + " can't be started: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long residentBytes() {
        return Resident.bytes(process.pid());
    }

    @Override
    public Round run(Duration duration) {
        return run("" + duration.toMillis());
    }

    /** Gives it an order in its own words. */
    public Round run(String order) {
        try {
            awaitReady();
            orders.write(order);
            orders.newLine();
            orders.flush();
            String[] fields = answer().split(" ", -1);
            return new Round(
                    Long.parseLong(fields[0]),
                    Duration.ofNanos(Long.parseLong(fields[1])),
                    Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(Base64.getDecoder().decode(fields[2])), 0));
        } catch (IOException | DataFormatException failure) {
            throw new BenchmarkFailed(name + " does not answer:\n" + LogFile.end(log), failure);
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Its first answer says that it is; needs not be waited for, but for what must not go on at the same time. */
    public void awaitReady() throws IOException {
        if (!ready) {
            answer();
            ready = true;
        }
    }

    /** The next line that is an answer; the rest of what it prints is its log. */
    private String answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(Worker.ANSWER)) {
                return line.substring(Worker.ANSWER.length());
            }
        }
        throw new BenchmarkFailed(name + " has ended:\n" + LogFile.end(log));
    }
}
