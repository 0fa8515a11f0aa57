package sklad.bench.worker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.bench.measure.Round;

/**
 * The process of workers. An order is a line: to whom, for how many milliseconds, and what else its load wants to know. The
 * answer is another: how much was done, in how many nanoseconds, and the latencies. Who has not been heard of is told its kind
 * and its settings; who is told nothing ends, and all end with their orders.
 */
public final class Workers {

    /** What a line begins with that is an answer; who gives it, and what it is, come next. */
    public static final String ANSWER = "@answer";

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Object OPENING = new Object();

    private Workers() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        Map<String, Worker> workers = new HashMap<>();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split("\t", -1);
            workers.computeIfAbsent(words[0], id -> new Worker(out, id))
                    .tell(Arrays.asList(words).subList(1, words.length));
        }
        System.exit(0);
    }

    /** One of them, in a thread of its own. */
    private static final class Worker {

        private final Executor thread = Executors.newSingleThreadExecutor();
        private final PrintStream out;
        private final String id;
        private @Nullable Load load;
        private Path acknowledged = Path.of("");

        Worker(PrintStream out, String id) {
            this.out = out;
            this.id = id;
        }

        void tell(List<String> words) {
            thread.execute(() -> {
                try {
                    obey(words);
                } catch (IOException | RuntimeException failure) {
                    LOG.error("A worker has failed, and its process ends", failure);
                    System.exit(1);
                }
            });
        }

        private void obey(List<String> words) throws IOException {
            Load mine = load;
            if (mine == null) {
                open(words);
            } else if (words.get(0).isEmpty()) {
                mine.close();
            } else {
                List<UUID> movements = new ArrayList<>();
                Round round = mine.run(words, movements);
                note(movements);
                answer(round.operations() + " " + round.took().toNanos() + " " + coded(round.latencies()));
            }
        }

        /** One at a time: Spring's contexts of a process share its logging. */
        private void open(List<String> words) {
            Settings settings = Settings.of(words.toArray(String[]::new));
            acknowledged = Path.of(settings.text("acknowledged"));
            synchronized (OPENING) {
                load = Loads.of(words.get(0), settings);
            }
            answer("ready");
        }

        private void answer(String what) {
            out.println(ANSWER + "\t" + id + "\t" + what);
        }

        private void note(List<UUID> movements) throws IOException {
            try (BufferedWriter file =
                    Files.newBufferedWriter(acknowledged, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (UUID movement : movements) {
                    file.write(movement.toString());
                    file.write('\n');
                }
            }
        }
    }

    private static String coded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[length];
        buffer.flip();
        buffer.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
