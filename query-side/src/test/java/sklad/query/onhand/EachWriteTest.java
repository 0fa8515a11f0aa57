package sklad.query.onhand;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.user;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.events.StockAdjusted;
import sklad.query.RunningQuerySide;
import tools.jackson.databind.JsonNode;

/** Before, between, at and after each write, by both times: every way of asking gives the same number, the right one. */
class EachWriteTest {

    private static final List<Write> WRITES = List.of(
            new Write("2026-01-10T10:00:00Z", 10),
            new Write("2026-01-10T10:00:00.000001Z", -3),
            new Write("2026-01-31T23:59:59.999999Z", 5),
            new Write("2026-02-01T00:00:00Z", 7),
            new Write("2025-12-31T23:59:59.999999Z", 100),
            new Write("2026-01-10T10:00:00Z", -100),
            new Write("2026-02-01T00:00:00Z", 1));

    private static RunningQuerySide side;
    private static final List<Long> POSITIONS = new ArrayList<>();

    @BeforeAll
    static void writes() {
        side = RunningQuerySide.start();
        POSITIONS.add(side.store().append("anna", user("anna"), product("A"), product("B")));
        int onHand = 0;
        for (int i = 0; i < WRITES.size(); i++) {
            Write write = WRITES.get(i);
            onHand += write.change;
            POSITIONS.add(side.store()
                    .append(
                            "anna",
                            new StockAdjusted(
                                    id(i),
                                    "A",
                                    "MAIN",
                                    qty(String.valueOf(write.change)),
                                    qty(String.valueOf(onHand)),
                                    null,
                                    null,
                                    null,
                                    Instant.parse(write.at),
                                    null)));
        }
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void list_sum_and_single_reads_agree_with_the_writes() {
        for (Write write : WRITES) {
            Instant at = Instant.parse(write.at);
            for (Instant asOf : List.of(at.minusNanos(1000), at, at.plusNanos(1000))) {
                for (int known = 0; known <= WRITES.size(); known++) {
                    verify(asOf, known);
                }
            }
        }
    }

    private static void verify(Instant asOf, int known) {
        BigDecimal expected = BigDecimal.valueOf(WRITES.subList(0, known).stream()
                .filter(write -> !Instant.parse(write.at).isAfter(asOf))
                .mapToInt(Write::change)
                .sum());
        String point = "asOf=" + asOf + "&knownAtPosition=" + POSITIONS.get(known) + "&after=" + POSITIONS.get(known);
        for (String question : List.of(
                "groupBy=stock_item",
                "groupBy=product",
                "groupBy=location",
                "groupBy=category",
                "sku=A&location=MAIN",
                "groupBy=product&sku=A",
                "groupBy=location&location=MAIN",
                "groupBy=category&category=Garden")) {
            JsonNode items = side.get("/reports/stock-on-hand?" + question + "&" + point)
                    .json()
                    .path("items");
            assertThat(items.size()).as(question + " " + point).isEqualTo(known == 0 ? 0 : 1);
            if (known > 0) {
                assertThat(items.path(0).path("onHand").decimalValue())
                        .as(question + " " + point)
                        .isEqualByComparingTo(expected);
            }
        }
        JsonNode statement = side.get("/reports/movements?sku=A&" + point).json();
        assertThat(statement.path("totals").path("closingBalance").decimalValue())
                .as(point)
                .isEqualByComparingTo(expected);
    }

    /** When it happened, and what it changed; in the order in which they were recorded. */
    private record Write(String at, int change) {}
}
