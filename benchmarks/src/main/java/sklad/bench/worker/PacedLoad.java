package sklad.bench.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.Round;

/**
 * Posts movements at a steady rate, whatever the answers do: a request that should have begun long ago counts from then. Of
 * some it asks the query side until they can be seen there; the latencies are those of the sight, if it is asked for.
 */
final class PacedLoad implements Load {

    private static final Pattern ANSWER = Pattern.compile("\"movementId\":\"([^\"]+)\".*\"position\":(\\d+)");

    private final int clients;
    private final int streams;
    private final int commandPort;
    private final int queryPort;
    private final String token;

    PacedLoad(Settings settings) {
        clients = settings.number("clients");
        streams = settings.number("streams");
        commandPort = settings.number("command-port");
        queryPort = settings.number("query-port");
        token = settings.text("token");
    }

    /** After the milliseconds: how many requests a second; of how many one is looked for, or 0. */
    @Override
    public Round run(List<String> order, List<UUID> acknowledged) {
        long interval = (long) (1e9 / Double.parseDouble(order.get(1)));
        long requests = Long.parseLong(order.get(0)) * 1_000_000 / interval;
        int every = Integer.parseInt(order.get(2));
        AtomicLong next = new AtomicLong();
        long begun = System.nanoTime();
        List<Poster> posters = IntStream.range(0, clients)
                .mapToObj(i -> new Poster(new Choice(begun + i, streams), begun, interval, every))
                .toList();
        CompletableFuture.allOf(posters.stream()
                        .map(poster -> CompletableFuture.runAsync(() -> poster.run(next, requests), Threads.platform()))
                        .toArray(CompletableFuture[]::new))
                .join();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Histogram latencies = Round.histogram();
        posters.forEach(poster -> {
            latencies.add(poster.latencies);
            acknowledged.addAll(poster.acknowledged);
        });
        return new Round(requests, took, latencies);
    }

    private final class Poster {
        private final Histogram latencies = Round.histogram();
        private final List<UUID> acknowledged = new ArrayList<>();
        private final Choice choice;
        private final long begun;
        private final long interval;
        private final int every;

        Poster(Choice choice, long begun, long interval, int every) {
            this.choice = choice;
            this.begun = begun;
            this.interval = interval;
            this.every = every;
        }

        void run(AtomicLong next, long requests) {
            try (HttpLine commands = new HttpLine(commandPort, token);
                    HttpLine queries = new HttpLine(every == 0 ? commandPort : queryPort, token)) {
                for (long i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                    long intended = begun + i * interval;
                    while (System.nanoTime() < intended) {
                        LockSupport.parkNanos(intended - System.nanoTime());
                    }
                    post(commands, queries, i, intended);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void post(HttpLine commands, HttpLine queries, long number, long intended) throws IOException {
            Matcher answer = ANSWER.matcher(commands.post("/movements", Requests.movement(choice)));
            if (!answer.find()) {
                throw new IOException("An answer without a movement");
            }
            long told = System.nanoTime();
            acknowledged.add(UUID.fromString(answer.group(1)));
            if (every == 0) {
                latencies.recordValue((told - intended) / 1_000);
            } else if (number % every == 0) {
                queries.get("/movements/" + answer.group(1) + "?after=" + answer.group(2));
                latencies.recordValue((System.nanoTime() - told) / 1_000);
            }
        }
    }
}
