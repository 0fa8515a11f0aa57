package sklad.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.received;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import sklad.query.projection.Story;
import tools.jackson.databind.JsonNode;

/** A slice of the history, step by step; what is not as it was is found. */
class ReplayTest {

    private static RunningQuerySide side;

    @BeforeAll
    static void a_long_story() {
        side = RunningQuerySide.start();
        side.store().append(Story.of(17, 3, 4000));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void every_slice_equals_an_independent_fold() {
        Map<String, List<String>> told = new LinkedHashMap<>();
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        side.asOwner()
                .query(
                        """
                SELECT position, payload ->> 'sku' AS sku, payload ->> 'location' AS location,
                       (payload ->> 'quantity')::numeric
                         * CASE WHEN event_type IN ('StockIssued', 'StockTransferredOut') THEN -1 ELSE 1 END AS change
                  FROM event_store.event WHERE event_type LIKE 'Stock%' AND payload ->> 'sku' LIKE 'SKU-%' ORDER BY position
                """,
                        row -> {
                            String slice = "sku=" + row.getString("sku") + "&location=" + row.getString("location");
                            BigDecimal balance = balances.merge(slice, row.getBigDecimal("change"), BigDecimal::add);
                            told.computeIfAbsent(slice, first -> new ArrayList<>())
                                    .add(row.getLong("position") + " "
                                            + balance.stripTrailingZeros().toPlainString());
                        });

        assertThat(told).hasSize(9);
        told.forEach((slice, steps) -> assertThat(walk(slice)).as(slice).isEqualTo(steps));
    }

    @Test
    void what_a_superuser_has_changed_removed_or_broken_is_flagged() {
        side.store()
                .append(
                        "eve",
                        received(901, "GOLD", "VAULT", "10", "10"),
                        issued(902, "GOLD", "VAULT", "2", "8"),
                        issued(903, "GOLD", "VAULT", "1", "7"),
                        received(904, "GOLD", "VAULT", "5", "12"),
                        issued(905, "GOLD", "VAULT", "4", "8"),
                        issued(906, "GOLD", "VAULT", "1", "7"));
        assertThat(findings()).containsExactly("10 []", "8 []", "7 []", "12 []", "8 []", "7 []");

        tamper("UPDATE event_store.event SET payload = replace(payload::text, '\"quantity\":2', '\"quantity\":1')::json"
                + " WHERE stream_id = 'stock:GOLD@VAULT' AND sequence_number = 1");
        tamper("DELETE FROM event_store.event WHERE stream_id = 'stock:GOLD@VAULT' AND sequence_number = 3");
        tamper("UPDATE event_store.event SET payload = '{\"quantity\":[]}'"
                + " WHERE stream_id = 'stock:GOLD@VAULT' AND sequence_number = 4");
        tamper("UPDATE event_store.event SET payload = replace(payload::text, 'GOLD', 'IRON')::json"
                + " WHERE stream_id = 'stock:GOLD@VAULT' AND sequence_number = 5");

        assertThat(findings())
                .containsExactly(
                        "10 []",
                        "9 [\"on-hand-differs\"]",
                        "8 [\"on-hand-differs\"]",
                        "8 [\"gap\",\"unreadable\"]",
                        "7 [\"other-slice\"]");
        JsonNode late = side.get("/audit/replay?sku=GOLD&location=VAULT&limit=1&fromPosition=" + position(2), "auditor")
                .json();
        assertThat(late.path("openingBalance").asInt()).isEqualTo(9);
        assertThat(late.path("closingBalance").asInt()).isEqualTo(8);
        assertThat(late.path("eventsWithFindings").asInt()).isEqualTo(2);
    }

    @Test
    void a_slice_that_does_not_exist_is_not_found() {
        Answer answer = side.get("/audit/replay?sku=NONE&location=MAIN", "auditor");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
        assertThat(side.get("/audit/replay?sku=SKU-1", "auditor").code()).isEqualTo("invalid-field");
        assertThat(side.get("/audit/replay?sku=SKU-1&location=MAIN", "manager").status())
                .isEqualTo(403);
    }

    private static List<String> walk(String slice) {
        List<String> steps = new ArrayList<>();
        JsonNode from = null;
        do {
            String start = from == null ? "" : "&fromPosition=" + from;
            JsonNode page = side.get("/audit/replay?limit=300&" + slice + start, "auditor")
                    .json();
            assertThat(page.path("eventsWithFindings").asInt()).isZero();
            page.path("items")
                    .values()
                    .forEach(step -> steps.add(step.path("position") + " "
                            + step.path("balance")
                                    .decimalValue()
                                    .stripTrailingZeros()
                                    .toPlainString()));
            from = page.path("nextFromPosition");
        } while (!from.isNull());
        return steps;
    }

    private static List<String> findings() {
        return side.get("/audit/replay?sku=GOLD&location=VAULT", "auditor").json().path("items").values().stream()
                .map(step -> step.path("balance") + " " + step.path("findings"))
                .toList();
    }

    private static long position(int sequence) {
        Long position = side.asOwner()
                .queryForObject(
                        "SELECT position FROM event_store.event WHERE stream_id = 'stock:GOLD@VAULT' AND sequence_number = ?",
                        Long.class,
                        sequence);
        return position == null ? 0 : position;
    }

    private static void tamper(String sql) {
        new JdbcTemplate(side.database().administrator())
                .execute("SET session_replication_role = replica; " + sql + "; RESET session_replication_role");
    }
}
