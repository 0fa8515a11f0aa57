package sklad.bench.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import sklad.bench.measure.Round;

/** Clients that each wait for an answer before they ask again. */
final class Clients implements Load {

    private final Work work;
    private final int number;

    Clients(Work work, int number) {
        this.work = work;
        this.number = number;
    }

    /** Does the work's preparations, all clients at once. */
    Clients prepared() {
        AtomicInteger next = new AtomicInteger();
        all(client -> {
            for (int i = next.getAndIncrement(); i < work.preparations(); i = next.getAndIncrement()) {
                work.prepare(i);
            }
        });
        return this;
    }

    /** After the milliseconds: on how many streams. */
    @Override
    public Round run(List<String> order, List<UUID> acknowledged) {
        long nanos = Long.parseLong(order.get(0)) * 1_000_000;
        int streams = Integer.parseInt(order.get(1));
        List<Client> clients = IntStream.range(0, number)
                .mapToObj(i -> new Client(new Choice(System.nanoTime() + i, streams)))
                .toList();
        long begun = System.nanoTime();
        long end = begun + nanos;
        all(i -> clients.get(i).run(end));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Histogram latencies = Round.histogram();
        clients.forEach(client -> latencies.add(client.latencies));
        long before = acknowledged.size();
        clients.forEach(client -> acknowledged.addAll(client.acknowledged));
        return new Round(acknowledged.size() - before, took, latencies);
    }

    @Override
    public void close() {
        work.close();
    }

    private void all(IntConsumer task) {
        CompletableFuture.allOf(IntStream.range(0, number)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> task.accept(i), work.threads()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private final class Client {
        private final Choice choice;
        private final Histogram latencies = Round.histogram();
        private final List<UUID> acknowledged = new ArrayList<>();

        Client(Choice choice) {
            this.choice = choice;
        }

        void run(long end) {
            long now = System.nanoTime();
            while (now < end) {
                acknowledged.addAll(work.perform(choice));
                long then = now;
                now = System.nanoTime();
                latencies.recordValue((now - then) / 1_000);
            }
        }
    }
}
