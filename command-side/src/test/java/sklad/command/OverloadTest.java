package sklad.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres;

/** A store that does not keep up: another transaction holds the head while requests come in. */
class OverloadTest {

    private static final int CLIENTS = 12;
    private static final long QUEUE = 3;
    /** A full queue, behind a batch that took a full one. */
    private static final long MOST_TAKEN = 2 * QUEUE;

    private final RunningSide side = RunningSide.on(TestPostgres.migrated(), "--sklad.command.queue-commits=" + QUEUE);
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @BeforeEach
    void register_the_user() {
        register("FIRST").is(201);
    }

    @AfterEach
    void close() {
        clients.shutdownNow();
        side.close();
    }

    @Test
    void beyond_the_queue_requests_are_turned_away_at_once_and_nothing_of_them_is_stored() throws Exception {
        List<CompletableFuture<RunningSide.Reply>> answers = new ArrayList<>();
        try (Connection holder = side.holdHead()) {
            CountDownLatch turnedAway = new CountDownLatch((int) (CLIENTS - MOST_TAKEN));
            for (int client = 0; client < CLIENTS; client++) {
                answers.add(send("SKU-" + client).whenComplete((answer, failure) -> turnedAway.countDown()));
            }
            assertThat(turnedAway.await(8, SECONDS))
                    .as("answered while the store is held")
                    .isTrue();
            holder.rollback();
        }
        long accepted = 0;
        for (CompletableFuture<RunningSide.Reply> answer : answers) {
            RunningSide.Reply reply = answer.get(10, SECONDS);
            if (reply.status() == 201) {
                accepted++;
            } else {
                reply.isProblem(503, "overloaded");
                assertThat(reply.header("Retry-After")).isEqualTo("1");
            }
        }
        assertThat(accepted).isBetween(QUEUE, MOST_TAKEN);
        assertThat(side.events("ProductRegistered")).isEqualTo(accepted + 1);
    }

    @Test
    void a_graceful_stop_answers_what_was_accepted() throws Exception {
        CompletableFuture<RunningSide.Reply> answer;
        CompletableFuture<Void> stopped;
        try (Connection holder = side.holdHead()) {
            answer = send("LAST");
            Awaitility.await().until(side::waitsForTheHead);
            stopped = CompletableFuture.runAsync(side::close, clients);
            Awaitility.await().until(() -> side.isStopping());
            holder.rollback();
        }
        answer.get(10, SECONDS).is(201);
        stopped.get(30, SECONDS);
        assertThat(side.events("ProductRegistered")).isEqualTo(2);
    }

    private CompletableFuture<RunningSide.Reply> send(String sku) {
        return CompletableFuture.supplyAsync(() -> register(sku), clients);
    }

    private RunningSide.Reply register(String sku) {
        return side.as("mia", "manager").post("/products", "{'sku':'" + sku + "','name':'Lantern'}");
    }
}
