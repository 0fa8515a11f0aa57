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
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.Round;

/**
 * A contender's process. An order is a line: for how many milliseconds, and what else its load wants to know. The answer is
 * another: how much was done, in how many nanoseconds, and the latencies. It ends with its orders.
 */
public final class Worker {

    /** What a line begins with that is an answer. */
    public static final String ANSWER = "@answer ";

    private final PrintStream out;
    private final Load load;
    private final Path acknowledged;

    private Worker(PrintStream out, Load load, Path acknowledged) {
        this.out = out;
        this.load = load;
        this.acknowledged = acknowledged;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        Settings settings = Settings.of(arguments);
        try (Load load = Loads.of(arguments[0], settings)) {
            out.println(ANSWER + "ready");
            new Worker(out, load, Path.of(settings.text("acknowledged"))).obey();
        }
        System.exit(0);
    }

    private void obey() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            List<UUID> movements = new ArrayList<>();
            Round round = load.run(List.of(order.split(" ", -1)), movements);
            note(movements);
            out.println(ANSWER + round.operations() + " " + round.took().toNanos() + " " + coded(round.latencies()));
        }
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

    private static String coded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[length];
        buffer.flip();
        buffer.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
