package sklad.query.live;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.reversed;
import static sklad.query.projection.Events.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.events.ReorderPointSet;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.live.Listener.Message;
import tools.jackson.databind.JsonNode;

/** Who listens is told of every movement, once, in order, and not before it can be asked. */
class LiveStreamTest {

    /** The pool that all share has a single thread on two processors. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static RunningQuerySide side;

    @BeforeAll
    static void a_warehouse() {
        side = RunningQuerySide.start(
                TestPostgres.migrated(),
                Map.of("sklad.live.heartbeat", "200ms", "sklad.live.max-streams-of-one-user", "8"));
        side.store().append("anna", user("anna"), location("MAIN"), location("SHOP"), product("LAMP"));
        side.store().append("anna", product("VASE"), product("FAST"), product("CHAIR"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void a_movement_is_told_as_the_ledger_and_the_stock_level_have_it_and_they_have_it_already() {
        try (Listener listener = Listener.on(side, "/stream?sku=LAMP")) {
            var receipt = received(1, "LAMP", "MAIN", "9", "9");
            long position = side.store().append("anna", receipt);
            Message told = listener.next();

            JsonNode ledger =
                    side.get("/movements?sku=LAMP").json().path("items").path(0);
            JsonNode level = side.get("/stock?sku=LAMP").json().path("items").path(0);
            assertThat(told.event()).isEqualTo("movement");
            assertThat(told.position()).isEqualTo(position);
            assertThat(told.json().path("movement")).isEqualTo(ledger);
            assertThat(told.json().path("stock")).isEqualTo(level);

            side.store().append("anna", reversed(2, receipt, null, "0"));
            Message reversal = listener.next();
            assertThat(reversal.json().at("/movement/type").asString()).isEqualTo("reversal");
            assertThat(reversal.json().at("/movement/reverses").asString())
                    .isEqualTo(receipt.movementId().toString());
            assertThat(reversal.json().at("/stock/version").asLong()).isEqualTo(1);
        }
    }

    @Test
    void it_is_told_long_before_anybody_polls() {
        List<Long> millis = new ArrayList<>();
        try (Listener listener = Listener.on(side, "/stream?sku=FAST")) {
            for (int i = 1; i <= 21; i++) {
                long begin = System.nanoTime();
                side.store().append("anna", received(100 + i, "FAST", "MAIN", "1", "" + i));
                listener.next();
                millis.add(NANOSECONDS.toMillis(System.nanoTime() - begin));
            }
        }
        assertThat(millis.stream().sorted().toList().get(10))
                .as("median of " + millis)
                .isLessThan(300);
    }

    @Test
    void whoever_comes_back_goes_on_exactly_where_he_was_cut_off() {
        Random random = new Random(20_101_201);
        long before = side.store().append("anna", new ReorderPointSet("VASE", null));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(
                () -> {
                    for (int i = 1; i <= 400; i++) {
                        side.store().append("anna", received(1_000 + i, "VASE", "MAIN", "1", "" + i));
                    }
                },
                THREADS);
        List<Long> onHand = new ArrayList<>();
        String lastEventId = Long.toString(before);
        while (onHand.size() < 400) {
            String token = side.identity().token("vera", "viewer");
            try (Listener listener = Listener.on(side, "/stream?sku=VASE&after=0", token, lastEventId)) {
                int taken = Math.min(400 - onHand.size(), 1 + random.nextInt(90));
                for (Message message : listener.next(taken)) {
                    onHand.add(message.json().at("/stock/onHand").asLong());
                    lastEventId = message.id();
                }
            }
            awaitStreams("vera", 0);
        }
        writing.join();
        assertThat(onHand).isSorted().doesNotHaveDuplicates().hasSize(400);
    }

    @Test
    void the_whole_history_is_told_from_the_beginning_and_a_filter_narrows_it() {
        side.store()
                .append("anna", received(2_001, "CHAIR", "MAIN", "5", "5"), received(2_002, "CHAIR", "SHOP", "5", "5"));
        long last = side.store().append("anna", issued(2_003, "CHAIR", "SHOP", "2", "3"));

        try (Listener all = Listener.on(side, "/stream?after=0&sku=CHAIR");
                Listener shop = Listener.on(side, "/stream?after=0&sku=CHAIR&location=SHOP");
                Listener issues = Listener.on(side, "/stream?after=0&sku=CHAIR&type=outgoing")) {
            assertThat(all.next(3)).extracting(Message::position).containsExactly(last - 2, last - 1, last);
            assertThat(shop.next(2)).extracting(Message::position).containsExactly(last - 1, last);
            assertThat(issues.next()).extracting(Message::position).isEqualTo(last);
        }
        awaitStreams("vera", 0);
    }

    @Test
    void a_heartbeat_moves_the_place_to_resume_from_past_what_the_filter_hides() {
        try (Listener listener = Listener.on(side, "/stream?sku=NOBODY")) {
            long last = side.store().append("anna", new ReorderPointSet("LAMP", null));

            await().until(() -> Long.parseLong(listener.lastEventId()) >= last);
            assertThat(listener.hasNothing()).isTrue();
        }
    }

    @Test
    void what_a_projection_set_aside_and_what_nobody_can_read_is_told_all_the_same() {
        try (Listener listener = Listener.on(side, "/stream?sku=GHOST")) {
            long dead = side.store().append("anna", received(3_001, "GHOST", "MAIN", "5", "5"));
            long strange = side.store().appendUnreadable("stock:GHOST@MAIN", "StockEvaporated", "{}");

            assertThat(listener.next().position()).isEqualTo(dead);
            Message unreadable = listener.next();
            assertThat(unreadable.position()).isEqualTo(strange);
            assertThat(unreadable.event()).isEqualTo("unreadable");
            assertThat(unreadable.json().path("unreadable"))
                    .hasToString("{\"stream\":\"stock:GHOST@MAIN\",\"type\":\"StockEvaporated\"}");
        }
    }

    @Test
    void a_stream_does_not_outlive_its_token() {
        Instant end = Instant.now().plusSeconds(2);
        String token = side.identity().claims("vera", "viewer").expiresAt(end).sign();
        try (Listener listener = Listener.on(side, "/stream?sku=NOBODY", token, null)) {
            Message last = listener.next();

            assertThat(last.event()).isEqualTo("end");
            assertThat(last.json().path("reason").asString()).isEqualTo("token-expired");
            await().until(listener::isOver);
            assertThat(Instant.now()).isBetween(end.minusSeconds(1), end.plusSeconds(2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/stream?after=-1,       , 400, invalid-field",
        "/stream?after=x,        , 400, invalid-field",
        "/stream?after=99999999, , 400, invalid-field",
        "/stream,        99999999, 400, invalid-field",
        "/stream,               x, 400, invalid-field",
        "/stream,              -1, 400, invalid-field",
        "/stream, 99999999999999999999, 400, invalid-field",
        "/stream?skus=LAMP,      , 400, invalid-field",
        "/stream?type=theft,     , 400, invalid-field",
    })
    void what_does_not_fit_is_refused(String path, String lastEventId, int status, String code) throws Exception {
        String token = side.identity().token("vera", "viewer");
        try (Listener listener = Listener.on(side, path, token, lastEventId)) {
            assertThat(listener.status()).isEqualTo(status);
            assertThat(listener.header("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(code).isNotEmpty();
    }

    @Test
    void one_user_can_not_take_all_streams() {
        List<Listener> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open.add(Listener.on(side, "/stream", side.identity().token("greedy", "viewer"), null));
        }
        assertThat(open).allMatch(listener -> listener.status() == 200);
        assertThat(Listener.on(side, "/stream", side.identity().token("greedy", "viewer"), null)
                        .status())
                .isEqualTo(429);
        try (Listener other = Listener.on(side, "/stream", side.identity().token("modest", "viewer"), null)) {
            assertThat(other.status()).isEqualTo(200);
        }
        open.forEach(Listener::close);
        awaitStreams("greedy", 0);
    }

    @Test
    void a_role_is_needed_and_a_token() {
        assertThat(side.get("/stream?after=x", "nobody").status()).isEqualTo(403);
        assertThat(side.getWithoutToken("/stream").status()).isEqualTo(401);
    }

    private static void awaitStreams(String username, int count) {
        await().until(() -> side.bean(LiveStreams.class).countOf(username) == count);
    }
}
