package sklad.bench.system;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Round;

/** A contender in a {@link WorkerProcess}. */
public final class Worker implements Contender {

    private final String name;
    private final WorkerProcess process;
    private final String id;
    private final BlockingQueue<String> answers;
    private boolean ready;

    Worker(String name, WorkerProcess process, String id, BlockingQueue<String> answers) {
        this.name = name;
        this.process = process;
        this.id = id;
        this.answers = answers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long residentBytes() {
        return process.residentBytes();
    }

    @Override
    public Round run(Duration duration) {
        return run("" + duration.toMillis());
    }

    /** Needs not be waited for, but by those who must not be disturbed. */
    public void awaitReady() {
        if (!ready) {
            answer();
            ready = true;
        }
    }

    /** Gives it an order in its own words. */
    public Round run(String order) {
        awaitReady();
        process.tell(id, List.of(order.split(" ", -1)));
        String[] fields = answer().split(" ", -1);
        try {
            return new Round(
                    Long.parseLong(fields[0]),
                    Duration.ofNanos(Long.parseLong(fields[1])),
                    Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(Base64.getDecoder().decode(fields[2])), 0));
        } catch (DataFormatException failure) {
            throw new BenchmarkFailed(name + " does not answer:\n" + process.logged(), failure);
        }
    }

    /** It is dismissed; the process goes on. */
    @Override
    public void close() {
        process.dismiss(id);
    }

    /** The first says that it is ready. */
    private String answer() {
        try {
            String answer = answers.take();
            if (answer.equals(WorkerProcess.ENDED)) {
                throw new BenchmarkFailed(name + " has ended:\n" + process.logged());
            }
            return answer;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", interruption);
        }
    }
}
