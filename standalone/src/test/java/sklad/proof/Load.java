package sklad.proof;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clients that send movements and, as a careful client does, send each again with its idempotency key until they get an
 * answer that settles it.
 */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final int MOST_REQUESTS = 200_000;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final List<String> SKUS = List.of("A-1", "A-2", "A-3", "A-4", "A-5", "A-6");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> unexpected = new ConcurrentHashMap<>();
    private final String prefix;
    private final URI movements;
    private final Supplier<String> token;
    private volatile boolean running = true;

    private Load(String prefix, URI movements, Supplier<String> token) {
        this.prefix = prefix;
        this.movements = movements;
        this.token = token;
    }

    /** Starts the clients; their keys, which are also the movements' references, begin with the prefix. */
    static Load start(String prefix, URI movements, Supplier<String> token) {
        Load load = new Load(prefix, movements, token);
        for (int client = 0; client < CLIENTS; client++) {
            SplittableRandom random = new SplittableRandom(client);
            load.clients.execute(() -> load.run(random));
        }
        return load;
    }

    /** Opens the locations and registers the products that all loads move. */
    static void prepare(ProcessTopology topology) throws IOException, InterruptedException {
        topology.create("/locations", "{\"location\":\"MAIN\",\"name\":\"Main warehouse\"}");
        topology.create("/locations", "{\"location\":\"SHOP\",\"name\":\"Shop\"}");
        for (String sku : SKUS) {
            topology.create(
                    "/products", "{\"sku\":\"%s\",\"name\":\"Article %s\",\"unit\":\"each\"}".formatted(sku, sku));
        }
    }

    int acceptedCount() {
        return accepted.size();
    }

    /** Lets every client settle its last request; then nothing is under way. */
    void settle() throws InterruptedException {
        running = false;
        clients.shutdown();
        if (!clients.awaitTermination(60, SECONDS)) {
            throw new IllegalStateException("A client got no settling answer within 60 s");
        }
    }

    /** Idempotency key, which is also the movement's reference, to its acknowledged answer. */
    Map<String, String> accepted() {
        return accepted;
    }

    String prefix() {
        return prefix;
    }

    /** Answers that no client should ever get: neither acceptance, refusal, nor "try again". */
    Map<String, String> unexpected() {
        return unexpected;
    }

    private void run(SplittableRandom random) {
        while (running && numbers.get() < MOST_REQUESTS) {
            String key = prefix + "-" + numbers.incrementAndGet();
            settle(key, body(key, random));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void settle(String key, String body) {
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request(key, body), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 503) {
                    LockSupport.parkNanos(20_000_000);
                } else {
                    record(key, answer);
                    return;
                }
            } catch (IOException unknownOutcome) {
                LockSupport.parkNanos(20_000_000);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void record(String key, HttpResponse<String> answer) {
        boolean refused = answer.statusCode() == 409 && answer.body().contains("insufficient-stock");
        if (answer.statusCode() == 201) {
            accepted.put(key, answer.body());
        } else if (!refused) {
            unexpected.put(key, answer.statusCode() + " " + answer.body());
        }
    }

    private HttpRequest request(String key, String body) {
        return HttpRequest.newBuilder(movements)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(String key, SplittableRandom random) {
        String sku = SKUS.get(random.nextInt(SKUS.size()));
        int quantity = random.nextInt(1, 6);
        String rest = "\"sku\":\"%s\",\"location\":\"MAIN\",\"quantity\":%d,\"reference\":\"%s\"}"
                .formatted(sku, quantity, key);
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> "{\"type\":\"incoming\"," + rest;
            case 4, 5 -> "{\"type\":\"outgoing\"," + rest;
            case 6 -> "{\"type\":\"adjustment\",\"reason\":\"count\"," + rest;
            default -> "{\"type\":\"transfer\",\"toLocation\":\"SHOP\"," + rest;
        };
    }

    @Override
    public void close() {
        running = false;
        clients.shutdownNow();
    }
}
