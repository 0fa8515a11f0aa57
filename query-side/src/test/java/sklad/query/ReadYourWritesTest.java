package sklad.query;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.ReorderPointSet;
import sklad.query.RunningQuerySide.Answer;
import sklad.query.projection.ProjectionProcessors;
import tools.jackson.databind.JsonNode;

/** What an answer says about its place in the history, and what a reader can rely on. */
class ReadYourWritesTest {

    private static final RunningQuerySide SIDE = RunningQuerySide.shared();

    @BeforeAll
    static void somebody() {
        SIDE.store().append("writer", user("writer"));
    }

    @Test
    void a_write_is_seen_by_a_reader_who_asks_for_its_position() {
        for (int i = 0; i < 30; i++) {
            long position = SIDE.store().append("writer", product("RYW-" + i));

            Answer answer = SIDE.get("/products/RYW-" + i + "?after=" + position);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(Long.parseLong(answer.header("Sklad-Position"))).isGreaterThanOrEqualTo(position);
            assertThat(answer.header("Sklad-Lag")).isEqualTo("0");
        }
    }

    @Test
    void an_event_is_visible_long_before_anybody_polls() {
        SIDE.store().append("writer", product("FAST"));
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            long begin = System.nanoTime();
            long position = SIDE.store().append("writer", new ReorderPointSet("FAST", null));
            assertThat(SIDE.get("/products?limit=1&after=" + position).status()).isEqualTo(200);
            millis.add(NANOSECONDS.toMillis(System.nanoTime() - begin));
        }

        assertThat(millis.stream().sorted().toList().get(10))
                .as("median of " + millis)
                .isLessThan(300);
    }

    @Test
    void a_position_that_is_not_reached_in_time_is_a_504_that_says_how_far_it_is() {
        long position = SIDE.store().append("writer", product("LATE"));
        assertThat(SIDE.get("/products/LATE?after=" + position).status()).isEqualTo(200);

        Answer answer = SIDE.get("/products/LATE?after=" + (position + 1_000_000));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("projection-behind");
        assertThat(answer.json().path("position").asLong()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void a_reader_who_waits_is_answered_as_soon_as_the_event_has_come() {
        long next = SIDE.store().append("writer", product("SOON")) + 1;

        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> SIDE.get("/products/SOONER?after=" + next));
        SIDE.store().append("writer", product("SOONER"));

        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void while_a_projection_stands_still_its_answers_say_how_far_they_are_behind() {
        ProjectionProcessors processors = SIDE.bean(ProjectionProcessors.class);
        long before = SIDE.store().append("writer", product("STILL"));
        assertThat(SIDE.get("/products/STILL?after=" + before).status()).isEqualTo(200);
        processors.stop();
        try {
            SIDE.store().append("writer", product("STILL-1"), product("STILL-2"));

            await().untilAsserted(() -> assertThat(SIDE.get("/products?limit=1").header("Sklad-Lag"))
                    .isEqualTo("2"));
            assertThat(SIDE.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(SIDE.get("/actuator/health/readiness").json().toString()).contains("\"product\":\"stopped\"");
            assertThat(SIDE.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            processors.start();
        }
        await().untilAsserted(() ->
                assertThat(SIDE.get("/products?limit=1").header("Sklad-Lag")).isEqualTo("0"));
        await().untilAsserted(() ->
                assertThat(SIDE.get("/actuator/health/readiness").status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void all_pages_together_have_every_movement_once_although_others_arrive(String order) {
        String sku = "WALK-" + order;
        long last = SIDE.store().append("writer", product(sku));
        for (int i = 1; i <= 40; i++) {
            last = SIDE.store().append("writer", received(i, sku, "MAIN", "1", "" + i));
        }
        List<Long> seen = new ArrayList<>();
        String path = "/movements?limit=7&sku=" + sku + "&order=" + order;
        JsonNode page = SIDE.get(path + "&after=" + last).json();
        int arriving = 41;
        while (true) {
            page.path("items")
                    .values()
                    .forEach(item -> seen.add(item.path("onHand").asLong()));
            if (page.path("nextCursor").isNull()) {
                break;
            }
            String onHand = String.valueOf(arriving);
            if (arriving <= 45) {
                last = SIDE.store().append("writer", received(arriving++, sku, "MAIN", "1", onHand));
            }
            String next = page.path("nextCursor").asString();
            page = SIDE.get(path + "&after=" + last + "&cursor=" + next).json();
        }

        int expected = order.equals("asc") ? 45 : 40;
        assertThat(seen)
                .hasSize(expected)
                .hasSameElementsAs(LongStream.rangeClosed(1, expected).boxed().toList());
    }

    @Test
    void a_cursor_is_good_for_its_own_list_and_filter_only() {
        long position = SIDE.store().append("writer", product("CUR-1"), product("CUR-2"));
        String cursor = SIDE.get("/products?limit=1&q=CUR-&after=" + position)
                .json()
                .path("nextCursor")
                .asString();

        assertThat(SIDE.get("/products?q=CUR-&cursor=" + cursor).status()).isEqualTo(200);
        for (String foreign : List.of(
                "/products?q=CUR&cursor=" + cursor,
                "/products?cursor=" + cursor,
                "/users?cursor=" + cursor,
                "/products?q=CUR-&cursor=" + cursor.substring(1),
                "/products?q=CUR-&cursor=" + cursor + "AA")) {
            assertThat(SIDE.get(foreign).status()).as(foreign).isEqualTo(400);
            assertThat(SIDE.get(foreign).code()).isEqualTo("invalid-field");
        }
    }
}
