package sklad.bench.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.Round;

/**
 * Posts movements at a steady rate, whatever the answers do: a request that should have begun long ago counts from then. Of
 * some, others ask the query side until they can be seen there, so that nobody who waits for a sight holds up the posting;
 * the latencies are those of the sight, from the movement's answer on, if it is asked for.
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
        Plan plan = new Plan(
                System.nanoTime(),
                interval,
                Long.parseLong(order.get(0)) * 1_000_000 / interval,
                Integer.parseInt(order.get(2)));
        BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        List<Poster> posters = IntStream.range(0, clients)
                .mapToObj(i -> new Poster(new Choice(plan.begun + i, streams), plan, told))
                .toList();
        List<CompletableFuture<Histogram>> sights = IntStream.range(0, plan.every == 0 ? 0 : clients)
                .mapToObj(i -> together(() -> look(told)))
                .toList();
        AtomicLong next = new AtomicLong();
        List<CompletableFuture<Histogram>> posts =
                posters.stream().map(poster -> together(() -> poster.run(next))).toList();
        Histogram answers;
        try {
            answers = all(posts);
        } finally {
            sights.forEach(sight -> told.add(Told.NOTHING_MORE));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - plan.begun);
        posters.forEach(poster -> acknowledged.addAll(poster.acknowledged));
        Histogram seen = all(sights);
        return new Round(plan.requests, took, plan.every == 0 ? answers : seen);
    }

    private static CompletableFuture<Histogram> together(Supplier<Histogram> task) {
        return CompletableFuture.supplyAsync(task, Threads.platform());
    }

    private static Histogram all(List<CompletableFuture<Histogram>> parts) {
        Histogram all = Round.histogram();
        parts.forEach(part -> all.add(part.join()));
        return all;
    }

    /** Asks for one movement after the other, until there are no more. */
    private Histogram look(BlockingQueue<Told> told) {
        Histogram latencies = Round.histogram();
        try (HttpLine queries = new HttpLine(queryPort, token)) {
            for (Told movement = told.take(); !movement.id.isEmpty(); movement = told.take()) {
                queries.get("/movements/" + movement.id + "?after=" + movement.position);
                latencies.recordValue((System.nanoTime() - movement.at) / 1_000);
            }
            return latencies;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** In nanoseconds: when to begin, and how far apart the requests are; of {@code every} one is looked for. */
    private record Plan(long begun, long interval, long requests, int every) {}

    /** What an answer told of a movement, and when. */
    private record Told(String id, String position, long at) {
        private static final Told NOTHING_MORE = new Told("", "", 0);
    }

    private final class Poster {
        private final Histogram latencies = Round.histogram();
        private final List<UUID> acknowledged = new ArrayList<>();
        private final Choice choice;
        private final Plan plan;
        private final BlockingQueue<Told> told;

        Poster(Choice choice, Plan plan, BlockingQueue<Told> told) {
            this.choice = choice;
            this.plan = plan;
            this.told = told;
        }

        Histogram run(AtomicLong next) {
            try (HttpLine commands = new HttpLine(commandPort, token)) {
                for (long i = next.getAndIncrement(); i < plan.requests; i = next.getAndIncrement()) {
                    long intended = plan.begun + i * plan.interval;
                    while (System.nanoTime() < intended) {
                        LockSupport.parkNanos(intended - System.nanoTime());
                    }
                    long at = post(commands, plan.every != 0 && i % plan.every == 0);
                    latencies.recordValue((at - intended) / 1_000);
                }
                return latencies;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private long post(HttpLine commands, boolean lookedFor) throws IOException {
            Matcher answer = ANSWER.matcher(commands.post("/movements", Requests.movement(choice)));
            if (!answer.find()) {
                throw new IOException("An answer without a movement");
            }
            long at = System.nanoTime();
            acknowledged.add(UUID.fromString(answer.group(1)));
            if (lookedFor) {
                told.add(new Told(answer.group(1), answer.group(2), at));
            }
            return at;
        }
    }
}
