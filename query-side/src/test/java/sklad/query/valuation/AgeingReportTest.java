package sklad.query.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.DomainEvent;
import sklad.query.RunningQuerySide;
import sklad.query.costing.Tale;
import tools.jackson.databind.JsonNode;

/** How long lamps have been lying on the shelves. */
class AgeingReportTest {

    private static final String REPORT = "/reports/stock-ageing";

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void lamps_of_different_ages() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), product("LAMP"), product("ROSE"));
        Tale lamps = new Tale("LAMP");
        lamps.onDay(0).received("MAIN", "10", "1").onDay(100).received("MAIN", "10", "1");
        lamps.onDay(150).transferred("MAIN", "SHOP", "15").onDay(160).issued("SHOP", "6");
        lamps.onDay(190).received("MAIN", "3", "1");
        Tale owed = new Tale("ROSE").onDay(0).issued("MAIN", "2").onDay(1).received("SHOP", "5", null);
        last = side.store()
                .append(
                        "anna",
                        Stream.concat(lamps.events().stream(), owed.events().stream())
                                .toArray(DomainEvent[]::new));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void what_is_transferred_keeps_its_age() {
        assertThat(rows("sku=LAMP&groupBy=stock_item", 200))
                .containsExactly(
                        "LAMP MAIN 0 30 3 since 190",
                        "LAMP MAIN 91 180 5 since 100",
                        "LAMP SHOP 91 180 5 since 100",
                        "LAMP SHOP 181 4 since 0");
        assertThat(rows("sku=LAMP", 200))
                .containsExactly("LAMP 0 30 3 since 190", "LAMP 91 180 10 since 100", "LAMP 181 4 since 0");
    }

    @Test
    void counts_full_days() {
        assertThat(rows("sku=LAMP&buckets=9", 199)).contains("LAMP 0 9 3 since 190");
        assertThat(rows("sku=LAMP&buckets=9", 200)).contains("LAMP 10 17 since 0");
        assertThat(rows("sku=LAMP&buckets=0,9,10", 200)).contains("LAMP 10 10 3 since 190");
    }

    @Test
    void is_as_old_as_it_was_then() {
        assertThat(rows("sku=LAMP", 120)).containsExactly("LAMP 0 30 10 since 100", "LAMP 91 180 10 since 0");
        assertThat(rows("sku=LAMP&location=SHOP", 120)).isEmpty();
    }

    @Test
    void what_is_owed_has_no_age() {
        assertThat(rows("sku=ROSE", 2)).containsExactly("ROSE -2", "ROSE 0 30 5 since 1");
        assertThat(rows("groupBy=total", 200))
                .containsExactly("-2", "0 30 3 since 190", "91 180 10 since 100", "181 9 since 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30,20", "a", "", "1,,2", "-1", "1,2,3,4,5,6,7,8,9,10,11,12,13", "30,30"})
    void refuses_buckets_that_do_not_ascend(String buckets) {
        RunningQuerySide.Answer answer = side.get(REPORT + "?buckets=" + buckets);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("buckets");
    }

    private static List<String> rows(String query, int day) {
        String asOf = Tale.START.plusSeconds(86_400L * day).toString();
        return side
                .get(REPORT + "?" + query + "&asOf=" + asOf + "&after=" + last)
                .json()
                .path("items")
                .values()
                .stream()
                .map(AgeingReportTest::text)
                .toList();
    }

    private static String text(JsonNode row) {
        String what = Stream.of("sku", "location", "fromDays", "toDays", "onHand")
                .filter(row::has)
                .map(name -> row.path(name).asString())
                .collect(Collectors.joining(" "));
        return row.has("oldest") ? what + " since " + day(row.path("oldest").asString()) : what;
    }

    private static long day(String instant) {
        return Duration.between(Tale.START, Instant.parse(instant)).toDays();
    }
}
