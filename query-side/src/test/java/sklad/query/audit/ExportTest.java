package sklad.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.EFFECTIVE;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.sent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.events.EventJson;
import sklad.events.StockReceived;
import sklad.query.RunningQuerySide;
import sklad.query.projection.Story;
import tools.jackson.databind.JsonNode;

/** Exports hold the same events as the list, say whether they are whole, and can be gone on with. */
class ExportTest {

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void a_story() {
        side = RunningQuerySide.start();
        last = side.store().append(Story.of(5, 4, 2500));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> side.get("/audit/events?limit=1&after=" + last, "auditor")
                                .status()
                        == 200);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void an_export_holds_what_the_list_shows_and_ends_with_a_trailer() {
        String filter = "sku=SKU-2&toPosition=" + last + "&after=" + last;
        List<JsonNode> lines = lines("/audit/events.ndjson?" + filter);
        JsonNode trailer = lines.remove(lines.size() - 1);

        assertThat(lines).isNotEmpty().isEqualTo(listed(filter));
        assertThat(trailer.path("complete").asBoolean()).isTrue();
        assertThat(trailer.path("events").asInt()).isEqualTo(lines.size());
        assertThat(trailer.path("lastPosition"))
                .isEqualTo(lines.get(lines.size() - 1).path("position"));
        assertThat(trailer.path("position").asLong()).isGreaterThanOrEqualTo(last);
    }

    @Test
    void an_export_that_is_gone_on_with_equals_the_whole() {
        List<JsonNode> whole = lines("/audit/events.ndjson?toPosition=" + last);
        List<JsonNode> mended = new ArrayList<>(whole.subList(0, 1234));
        long next = mended.get(1233).path("position").asLong() + 1;
        mended.addAll(lines("/audit/events.ndjson?toPosition=" + last + "&fromPosition=" + next));

        assertThat(mended.subList(0, mended.size() - 1)).isEqualTo(whole.subList(0, whole.size() - 1));
    }

    @Test
    void a_csv_export_has_a_row_an_event_and_no_formulas() {
        long position = side.store()
                .append(
                        "=cmd|' /C calc'!A0",
                        new StockReceived(
                                id(7),
                                "X",
                                "Y",
                                qty("1"),
                                qty("1"),
                                null,
                                "+1 \"for\" me, you",
                                null,
                                EFFECTIVE,
                                null));
        String csv = side.get("/audit/events.csv?sku=X&after=" + position, "auditor")
                .response()
                .body();

        String[] rows = csv.split("\r\n");
        assertThat(rows).hasSize(3);
        assertThat(rows[0]).startsWith("position,stream,sequenceNumber,eventId,type,revision,effectiveAt,recordedAt,");
        assertThat(rows[1])
                .startsWith(position + ",stock:X@Y,0,")
                .contains(",'=cmd|' /C calc'!A0,test,")
                .contains(",\"'+1 \"\"for\"\" me, you\",")
                .contains(",\"{\"\"movementId\"\":");
        assertThat(rows[2]).startsWith("\"# complete: 1 events, last position " + position + ", ");
    }

    @Test
    void who_accepts_gzip_gets_it() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(side.address("/audit/events.ndjson?toPosition=" + last))
                                .header(
                                        "Authorization",
                                        "Bearer " + side.identity().token("audrey", "auditor"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .count())
                    .isEqualTo(last + 1);
        }
    }

    @Test
    void an_export_that_misses_an_event_of_the_index_says_that_it_is_not_complete() {
        long gone = side.store().append("eve", sent(8, "GONE", "MAIN", "SHOP", "1", "1"));
        new JdbcTemplate(side.database().administrator())
                .execute("SET session_replication_role = replica; DELETE FROM event_store.event WHERE position = "
                        + gone + "; RESET session_replication_role");

        assertThat(lines("/audit/events.ndjson?sku=GONE&after=" + gone))
                .singleElement()
                .satisfies(trailer -> {
                    assertThat(trailer.path("complete").asBoolean(true)).isFalse();
                    assertThat(trailer.path("error").asString()).isNotEmpty();
                });
        assertThat(side.get("/audit/events?sku=GONE", "auditor").code()).isEqualTo("history-damaged");
    }

    private static List<JsonNode> lines(String path) {
        String body = side.get(path, "auditor").response().body();
        assertThat(body).endsWith("\n");
        return new ArrayList<>(
                body.lines().map(line -> EventJson.mapper().readTree(line)).toList());
    }

    private static List<JsonNode> listed(String filter) {
        List<JsonNode> events = new ArrayList<>();
        JsonNode cursor = null;
        do {
            String next = cursor == null ? "" : "&cursor=" + cursor.asString();
            JsonNode page = side.get("/audit/events?limit=100&" + filter + next, "auditor")
                    .json();
            page.path("items").values().forEach(events::add);
            cursor = page.path("nextCursor");
        } while (!cursor.isNull());
        return events;
    }
}
