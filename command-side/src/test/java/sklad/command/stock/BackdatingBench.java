package sklad.command.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sklad.command.RunningSide;

/**
 * Whether a backdated movement costs more where thousands of later ones are: movements of now, and such as happened before
 * all others, by turns, on a stock item with 22,000 movements and on one with a single one, under both policies; the whole
 * request, over HTTP, to the durable answer.
 */
public final class BackdatingBench {

    private static final int LATER = 22_000;
    private static final int BATCH = 2_000;
    private static final int WARM_UP = 200;
    private static final Instant OPENING = Instant.parse("2026-01-01T00:00:00Z");

    private final RunningSide side;

    private BackdatingBench(RunningSide side) {
        this.side = side;
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        try (RunningSide side = RunningSide.withProduct()) {
            BackdatingBench bench = new BackdatingBench(side);
            bench.prepare();
            for (String policy : List.of("accept", "refuse")) {
                bench.requests()
                        .send("PUT", "/policies/negative-past", "{\"policy\":\"" + policy + "\"}")
                        .is(200);
                for (String sku : List.of("SHORT", "LONG")) {
                    bench.measure(sku, WARM_UP);
                    System.out.println(policy + ", " + sku + ": " + bench.measure(sku, rounds));
                }
            }
        }
        System.exit(0);
    }

    private void prepare() {
        for (String sku : List.of("LONG", "SHORT")) {
            requests()
                    .post("/products", "{'sku':'%s','name':'Lantern'}".formatted(sku))
                    .is(201);
            requests()
                    .post("/movements", movement(sku, "incoming", 1_000_000, OPENING))
                    .is(201);
        }
        Instant first = Instant.now().minus(Duration.ofDays(30));
        for (int sent = 0; sent < LATER; sent += BATCH) {
            int begin = sent;
            String lines = IntStream.range(0, BATCH)
                    .mapToObj(i -> movement("LONG", "outgoing", 1, first.plusSeconds(60L * (begin + i))))
                    .collect(Collectors.joining(",", "[", "]"));
            requests().post("/movements/batch", lines).is(201);
        }
    }

    private String measure(String sku, int rounds) {
        List<Double> plain = new ArrayList<>();
        List<Double> backdated = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            plain.add(millis(sku, null));
            backdated.add(millis(sku, OPENING.plusSeconds(1 + i)));
        }
        return String.format(
                Locale.ROOT,
                "plain %.2f ms, backdated %.2f ms (medians of %,d): %.2f times",
                median(plain),
                median(backdated),
                rounds,
                median(backdated) / median(plain));
    }

    private double millis(String sku, @Nullable Instant effectiveAt) {
        RunningSide.Requests requests = requests();
        String movement = movement(sku, "outgoing", 1, effectiveAt);
        long begin = System.nanoTime();
        requests.post("/movements", movement).is(201);
        return (System.nanoTime() - begin) / 1e6;
    }

    private RunningSide.Requests requests() {
        return side.as("max", "manager");
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static String movement(String sku, String type, int quantity, @Nullable Instant effectiveAt) {
        return "{'type':'%s','sku':'%s','location':'MAIN','quantity':%d%s}"
                .formatted(type, sku, quantity, effectiveAt == null ? "" : ",'effectiveAt':'" + effectiveAt + "'");
    }
}
