package sklad.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.arrived;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.sent;
import static sklad.query.projection.Events.user;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** The events themselves, found by anything that they say. */
class AuditEventsTest {

    private static final String ODD = "{ \"location\" : \"ODD\",  \"name\":\"Caf\\u00e9\", \"reason\": \"new\" }";

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void a_small_warehouse() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), location("MAIN"), product("LAMP"));
        side.store().append("anna", received(1, "LAMP", "MAIN", "9", "9"));
        side.store()
                .append("bob", sent(2, "LAMP", "MAIN", "SHOP", "3", "6"), arrived(2, "LAMP", "SHOP", "MAIN", "3", "3"));
        side.store().append("bob", issued(3, "LAMP", "SHOP", "1", "2"), product("ROPE"));
        last = side.store().appendUnreadable("location:ODD", "LocationOpened", ODD);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                       1 2 3 4 5 6 7 8 9",
        "order=desc,                               9 8 7 6 5 4 3 2 1",
        "stream=stock:LAMP@MAIN,                   4 5",
        "stream=user:anna,                         1",
        "sku=LAMP,                                 3 4 5 6 7",
        "location=MAIN,                            2 4 5",
        "sku=LAMP&location=SHOP,                   6 7",
        "username=bob,                             5 6 7 8",
        "reference=T-2,                            5 6",
        "type=ProductRegistered,                   3 8",
        "from=2026-01-04T12:00:00Z&to=2026-01-04T12:00:01Z, 4 5 6 7",
        "fromPosition=3&toPosition=4,              3 4",
        "recordedTo=2020-01-01T00:00:00Z,          ''",
        "recordedFrom=2020-01-01T00:00:00Z&sku=ROPE, 8",
    })
    void events_are_found_by(String filter, String positions) {
        assertThat(positions(get(filter))).isEqualTo(positions);
    }

    @Test
    void recorded_times_include_their_first_moment_and_not_their_last() {
        JsonNode items = get("").json().path("items");
        String bob = items.path(4).path("recordedAt").asString();
        String later = items.path(6).path("recordedAt").asString();

        assertThat(positions(get("recordedFrom=" + bob + "&recordedTo=" + later)))
                .isEqualTo("5 6");
    }

    @Test
    void an_event_is_shown_with_who_when_why_and_its_stored_bytes() {
        Answer answer = get("stream=location:ODD");

        assertThat(answer.response().body()).contains("\"payload\":" + ODD);
        JsonNode event = get("reference=SO-3").json().path("items").path(0);
        assertThat(event.path("position").asLong()).isEqualTo(7);
        assertThat(event.path("stream").asString()).isEqualTo("stock:LAMP@SHOP");
        assertThat(event.path("sequenceNumber").asLong()).isEqualTo(1);
        assertThat(event.path("type").asString()).isEqualTo("StockIssued");
        assertThat(event.path("revision").asString()).isEqualTo("1");
        assertThat(event.path("effectiveAt").asString()).isEqualTo("2026-01-04T12:00:00Z");
        assertThat(event.path("username").asString()).isEqualTo("bob");
        assertThat(event.path("client").asString()).isEqualTo("test");
        assertThat(event.path("reason").asString()).isEqualTo("sale");
        assertThat(event.path("payload").path("onHand").asInt()).isEqualTo(2);
        assertThat(event.path("metadata").path("username").asString()).isEqualTo("bob");
        assertThat(event.path("recordedAt").asString()).isNotEmpty();
    }

    @Test
    void pages_neither_repeat_nor_miss_an_event() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get("sku=LAMP&recordedTo=2200-01-01T00:00:00Z&limit=2" + cursor);
            seen.add(positions(page));
            JsonNode next = page.json().path("nextCursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
        } while (cursor != null);

        assertThat(seen).containsExactly("3 4", "5 6", "7");
    }

    @Test
    void an_answer_says_which_position_it_reflects_or_that_it_is_behind() {
        Answer answer = get("sku=ROPE");
        assertThat(answer.header("Sklad-Position")).isEqualTo(String.valueOf(last));
        assertThat(answer.json().path("position").asLong()).isEqualTo(last);
        assertThat(answer.json().path("notIndexed").asLong()).isZero();

        Answer ahead = side.get("/audit/events?after=" + (last + 1000), "auditor");
        assertThat(ahead.status()).isEqualTo(504);
        assertThat(ahead.code()).isEqualTo("projection-behind");
    }

    @Test
    void a_filter_that_does_not_exist_is_refused() {
        assertThat(get("product=LAMP").code()).isEqualTo("invalid-field");
        assertThat(get("from=yesterday").code()).isEqualTo("invalid-field");
    }

    private static Answer get(String filter) {
        return side.get("/audit/events?after=" + last + (filter.isEmpty() ? "" : "&" + filter), "auditor");
    }

    private static String positions(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return String.join(
                " ",
                answer.json().path("items").values().stream()
                        .map(item -> item.path("position").toString())
                        .toList());
    }
}
