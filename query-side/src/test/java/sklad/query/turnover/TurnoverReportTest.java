package sklad.query.turnover;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.user;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.DomainEvent;
import sklad.events.ProductRegistered;
import sklad.query.RunningQuerySide;
import sklad.query.costing.LedgerLine;
import sklad.query.costing.RandomTale;
import sklad.query.costing.Tale;
import sklad.query.report.ReportRows;
import tools.jackson.databind.JsonNode;

/** A lamp that sells, a rose that lies, a vase that was sold by mistake; and random histories, interval by interval. */
class TurnoverReportTest {

    private static final String REPORT = "/reports/turnover";
    private static final long SEED = Long.getLong("sklad.seed", 3);
    private static final Tale RANDOM = RandomTale.of("ZZZ", SEED, 300);

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void three_products_and_a_random_one() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), product("LAMP"), product("ROSE"), kitchen("VASE"), kitchen("ZZZ"));
        append(new Tale("LAMP")
                .onDay(0)
                .received("MAIN", "20", "1")
                .onDay(10)
                .issued("MAIN", "10")
                .onDay(15)
                .transferred("MAIN", "SHOP", "4")
                .onDay(20)
                .adjusted("MAIN", "-1", null));
        append(new Tale("ROSE").onDay(5).received("MAIN", "7", null));
        append(new Tale("VASE")
                .onDay(0)
                .received("MAIN", "3", "1")
                .onDay(8)
                .issued("MAIN", "2")
                .onDay(12)
                .takenBack(2));
        last = append(RANDOM);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void weights_what_was_on_hand_by_how_long_it_was_there() {
        JsonNode lamp = row("sku=LAMP", 0, 40);

        // 20 for 10 days, 10 for 10 days, 9 for 20 days: 480 / 40
        assertThat(lamp.path("averageOnHand").decimalValue()).isEqualByComparingTo("12");
        assertThat(lamp.path("issued").decimalValue()).isEqualByComparingTo("10");
        assertThat(lamp.path("turns").decimalValue()).isEqualByComparingTo("0.8333");
        // 9 last for 9 / (10 / 40) days
        assertThat(lamp.path("daysOfStock").decimalValue()).isEqualByComparingTo("36");
        assertThat(lamp.path("daysWithoutIssue").asLong()).isEqualTo(30);
        assertThat(lamp.path("lastMovement").asString()).isEqualTo(day(20));
        assertThat(lamp.path("lastIssue").asString()).isEqualTo(day(10));
    }

    @Test
    void what_happened_before_the_period_is_there_from_its_begin() {
        JsonNode lamp = row("sku=LAMP", 15, 25);

        // 10 for 5 days, 9 for 5 days
        assertThat(lamp.path("averageOnHand").decimalValue()).isEqualByComparingTo("9.5");
        assertThat(lamp.path("issued").decimalValue()).isZero();
        assertThat(lamp.path("turns").decimalValue()).isZero();
        assertThat(lamp.has("daysOfStock")).isFalse();
        assertThat(lamp.path("daysWithoutIssue").asLong()).isEqualTo(15);
    }

    @Test
    void an_issue_that_was_taken_back_is_none() {
        JsonNode vase = row("sku=VASE", 0, 20);

        assertThat(vase.path("issued").decimalValue()).isZero();
        assertThat(vase.has("lastIssue")).isFalse();
        assertThat(vase.path("daysWithoutIssue").asLong()).as("since it came").isEqualTo(20);
        assertThat(row("sku=VASE", 0, 10).path("issued").decimalValue())
                .as("before")
                .isEqualByComparingTo("2");
    }

    @Test
    void finds_what_lies_still_the_longest_first() {
        assertThat(skus("idleDays=30&sort=idle", 0, 40)).containsExactly("VASE", "ZZZ", "ROSE", "LAMP");
        assertThat(skus("idleDays=36&sort=idle&category=Garden", 0, 41)).containsExactly("ROSE");
        assertThat(skus("idleDays=36", 0, 40)).containsExactly("VASE", "ZZZ");
    }

    @Test
    void tells_locations_apart() {
        JsonNode shop = row("sku=LAMP&groupBy=stock_item&location=SHOP", 10, 20);

        assertThat(shop.path("location").asString()).isEqualTo("SHOP");
        assertThat(shop.path("onHand").decimalValue()).isEqualByComparingTo("4");
        assertThat(shop.path("averageOnHand").decimalValue()).isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=sku", "sort=idle", "sort=idle&groupBy=stock_item", "groupBy=stock_item"})
    void goes_on_behind_the_last_row_of_a_page(String query) {
        List<JsonNode> paged = ReportRows.of(side, REPORT + "?" + query + "&from=" + day(0) + "&asOf=" + day(40), 1);

        assertThat(paged).hasSizeGreaterThan(3).isEqualTo(rows(query, 0, 40));
    }

    @Test
    void agrees_with_adding_up_interval_by_interval() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10; i++) {
            Instant from = minute(random.nextInt(500));
            Instant asOf = minute(500 + random.nextInt(500));
            JsonNode row =
                    get("sku=ZZZ&from=" + from + "&asOf=" + asOf).path("items").path(0);

            assertThat(row.path("averageOnHand").decimalValue())
                    .as("seed %d from %s to %s", SEED, from, asOf)
                    .isEqualByComparingTo(average(RANDOM.slice(asOf, Long.MAX_VALUE), from, asOf));
        }
    }

    @Test
    void a_period_begins_before_it_ends() {
        RunningQuerySide.Answer answer = side.get(REPORT + "?from=" + day(2) + "&asOf=" + day(2));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("from");
    }

    private static BigDecimal average(List<LedgerLine> slice, Instant from, Instant to) {
        BigDecimal onHand = BigDecimal.ZERO;
        BigDecimal area = BigDecimal.ZERO;
        Instant time = from;
        for (LedgerLine line : slice) {
            if (line.effectiveAt().isAfter(time)) {
                area = area.add(onHand.multiply(seconds(time, line.effectiveAt())));
                time = line.effectiveAt();
            }
            onHand = onHand.add(line.change());
        }
        area = area.add(onHand.multiply(seconds(time, to)));
        return area.divide(seconds(from, to), MathContext.DECIMAL128).setScale(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toSeconds());
    }

    private static JsonNode row(String query, int from, int to) {
        return rows(query, from, to).get(0);
    }

    private static List<JsonNode> rows(String query, int from, int to) {
        return List.copyOf(get(query + "&from=" + day(from) + "&asOf=" + day(to))
                .path("items")
                .values());
    }

    private static List<String> skus(String query, int from, int to) {
        return rows(query, from, to).stream()
                .map(row -> row.path("sku").asString())
                .toList();
    }

    private static JsonNode get(String query) {
        return side.get(REPORT + "?after=" + last + "&" + query).json();
    }

    private static String day(int day) {
        return minute(day * 24 * 60).toString();
    }

    private static Instant minute(int number) {
        return Tale.START.plusSeconds(60L * number);
    }

    private static ProductRegistered kitchen(String sku) {
        return new ProductRegistered(sku, "Product " + sku, "Kitchen", "each", null, false);
    }

    private static long append(Tale tale) {
        return side.store().append("anna", tale.events().toArray(DomainEvent[]::new));
    }
}
