package sklad.query.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.query.RunningQuerySide;
import tools.jackson.databind.JsonNode;

class RejectionsTest {

    private static RunningQuerySide side;

    @BeforeAll
    static void three_refusals() {
        side = RunningQuerySide.start();
        side.asOwner().update("""
                INSERT INTO event_store.rejection (rejected_at, username, client, trace_id, operation, streams, sku,
                       location, code, detail, request)
                VALUES ('2026-01-01T00:00Z', 'anna', 'cli', 't1', 'POST /movements', '{stock:LAMP@MAIN}', 'LAMP', 'MAIN',
                        'insufficient-stock', '0 of LAMP at MAIN on hand, 5 requested', '{"quantity":5}'),
                       ('2026-01-02T00:00Z', 'bob', NULL, NULL, 'POST /locations/SHOP/close', '{location:SHOP}', NULL,
                        'SHOP', 'unknown-location', 'There is no location SHOP', '{}'),
                       ('2026-01-03T00:00Z', 'anna', NULL, NULL, 'POST /movements', '{stock:ROPE@SHOP}', 'ROPE', 'SHOP',
                        'unknown-product', 'There is no product with SKU ROPE', '{}')""");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?limit=10                  | 3 2 1",
                "?username=anna             | 3 1",
                "?code=unknown-location     | 2",
                "?sku=LAMP                  | 1",
                "?location=SHOP             | 3 2",
                "?from=2026-01-02T00:00:00Z | 3 2",
                "?to=2026-01-02T00:00:00Z   | 1",
                "?username=anna&sku=NONE    | ''"
            })
    void lists_the_newest_first(String query, String numbers) {
        assertThat(String.join(" ", numbers(query))).isEqualTo(numbers);
    }

    @Test
    void tells_all_that_is_known() {
        assertThat(get("?sku=LAMP").path("items").path(0))
                .hasToString("{\"number\":1,\"rejectedAt\":\"2026-01-01T00:00:00Z\",\"username\":\"anna\","
                        + "\"client\":\"cli\",\"traceId\":\"t1\",\"operation\":\"POST /movements\","
                        + "\"streams\":[\"stock:LAMP@MAIN\"],\"sku\":\"LAMP\",\"location\":\"MAIN\","
                        + "\"code\":\"insufficient-stock\",\"detail\":\"0 of LAMP at MAIN on hand, 5 requested\","
                        + "\"request\":{\"quantity\":5}}");
    }

    @Test
    void goes_on_behind_the_last_of_a_page() {
        JsonNode first = get("?limit=2");
        String cursor = first.path("nextCursor").asString();

        assertThat(numbers("?limit=2&cursor=" + cursor)).containsExactly("1");
        assertThat(side.get("/audit/rejections?limit=2&sku=LAMP&cursor=" + cursor, "auditor")
                        .status())
                .isEqualTo(400);
    }

    private static List<String> numbers(String query) {
        List<String> numbers = new ArrayList<>();
        get(query).path("items").forEach(item -> numbers.add(item.path("number").toString()));
        return numbers;
    }

    private static JsonNode get(String query) {
        return side.get("/audit/rejections" + query, "auditor").json();
    }
}
