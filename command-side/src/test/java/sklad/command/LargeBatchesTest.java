package sklad.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres;

/** Batches in a process that has memory for two kilobytes of them at once. */
class LargeBatchesTest {

    private static final int LARGE = 40;

    /** The pool that all share has a single thread on two processors. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private final RunningSide side = RunningSide.on(
            TestPostgres.migrated(), "--sklad.command.batch-room=2KB", "--sklad.command.stream-patience=500ms");

    @BeforeEach
    void open_the_warehouse() {
        mia().post("/locations", "{'location':'MAIN','name':'Main warehouse'}").is(201);
        mia().post("/products", "{'sku':'SKU-1','name':'Lantern'}").is(201);
        mia().post("/products", "{'sku':'SKU-2','name':'Candle'}").is(201);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void a_batch_for_which_no_memory_becomes_free_in_time_is_turned_away_and_may_come_again() throws Exception {
        CompletableFuture<RunningSide.Reply> first;
        try (Connection holder = side.holdHead()) {
            first = CompletableFuture.supplyAsync(() -> receive("SKU-1", LARGE), THREADS);
            Awaitility.await().until(side::waitsForTheHead);
            RunningSide.Reply second = receive("SKU-2", LARGE);
            second.isProblem(503, "overloaded");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            holder.rollback();
        }
        first.get(10, SECONDS).is(201);
        receive("SKU-2", LARGE).is(201);
        assertThat(side.events("StockReceived")).isEqualTo(2 * LARGE);
    }

    @Test
    void small_batches_are_decided_side_by_side() throws Exception {
        CompletableFuture<RunningSide.Reply> first;
        CompletableFuture<RunningSide.Reply> second;
        try (Connection holder = side.holdHead()) {
            first = CompletableFuture.supplyAsync(() -> receive("SKU-1", 1), THREADS);
            Awaitility.await().until(side::waitsForTheHead);
            second = CompletableFuture.supplyAsync(() -> receive("SKU-2", 1), THREADS);
            Awaitility.await().until(() -> waitingCommits() == 1);
            holder.rollback();
        }
        first.get(10, SECONDS).is(201);
        second.get(10, SECONDS).is(201);
    }

    @Test
    void whatever_becomes_of_a_batch_its_memory_is_free_again() {
        String blank = " ".repeat(4_000);
        mia().post("/movements/batch", "[" + blank).isProblem(400, "malformed-request");
        mia().post("/movements/batch", "{" + blank + "}").isProblem(400, "invalid-field");
        mia().post("/movements/batch?mode=maybe", "[" + blank + "]").isProblem(400, "invalid-field");
        receive("UNKNOWN", LARGE).isProblem(409, "batch-refused");
        receive("SKU-1", LARGE).is(201);
        receive("SKU-1", LARGE).is(201);
    }

    private RunningSide.Reply receive(String sku, int lines) {
        String batch = IntStream.range(0, lines)
                .mapToObj(i -> "{'type':'incoming','sku':'" + sku + "','location':'MAIN','quantity':1}")
                .collect(joining(",", "[", "]"));
        return mia().post("/movements/batch", batch);
    }

    private double waitingCommits() {
        return side.bean(MeterRegistry.class).get("sklad.append.queue").gauge().value();
    }

    private RunningSide.Requests mia() {
        return side.as("mia", "manager");
    }
}
