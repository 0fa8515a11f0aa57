package sklad.bench.system;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.worker.Workers;

/** A Java process with workers, who are told to begin a line at a time, and answer a line each. */
public final class WorkerProcess implements AutoCloseable {

    /** Nobody answers any more. */
    static final String ENDED = "";

    private final Map<String, BlockingQueue<String>> answers = new ConcurrentHashMap<>();
    private final Process process;
    private final BufferedWriter orders;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.orders = process.outputWriter();
        this.log = log;
    }

    /** @param megabytes of heap */
    public static WorkerProcess start(int megabytes, Path work) {
        Path log = work.resolve("workers.log");
        List<String> arguments = List.of("-cp", System.getProperty("java.class.path", ""), Workers.class.getName());
        try {
            Process process = new ProcessBuilder(JavaCommand.of(JavaCommand.roomy(megabytes), arguments))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            WorkerProcess started = new WorkerProcess(process, log);
            Thread reader = new Thread(started::read, "answers");
            reader.setDaemon(true);
            reader.start();
            return started;
        } catch (IOException failure) {
            throw new BenchmarkFailed("A process for workers can't be started: " + failure.getMessage(), failure);
        }
    }

    /** Starts a worker of this kind in it; it gets ready while others do. */
    public Worker worker(String name, String kind, Map<String, String> settings) {
        String id = "" + answers.size();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        answers.put(id, told);
        List<String> words = new ArrayList<>(List.of(kind));
        settings.forEach((key, value) -> words.add(key + "=" + value));
        tell(id, words);
        return new Worker(name, this, id, told);
    }

    synchronized void tell(String id, List<String> words) {
        try {
            orders.write(id + "\t" + String.join("\t", words));
            orders.newLine();
            orders.flush();
        } catch (IOException failure) {
            throw new BenchmarkFailed("The workers' process has ended:\n" + LogFile.end(log), failure);
        }
    }

    /** Whoever is in a process that has ended is gone already. */
    void dismiss(String id) {
        if (process.isAlive()) {
            tell(id, List.of());
        }
    }

    long residentBytes() {
        return Resident.bytes(process.pid());
    }

    /** The last that it has written about itself. */
    String logged() {
        return LogFile.end(log);
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

    /** Hands each line that is an answer to whoever waits for it; the rest of what it prints is its log. */
    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split("\t", -1);
                if (words[0].equals(Workers.ANSWER)) {
                    answers.getOrDefault(words[1], new LinkedBlockingQueue<>()).add(words[2]);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            answers.values().forEach(waiting -> waiting.add(ENDED));
        }
    }
}
