package sklad.query.onhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.query.RunningQuerySide;
import sklad.query.report.Booking;
import sklad.query.report.Bookings;
import sklad.query.report.ReportRows;
import tools.jackson.databind.JsonNode;

/** The stock on hand of random histories, at random points in time, against a fold of the movements themselves. */
class OnHandTest {

    private static final String REPORT = "/reports/stock-on-hand?";
    private static final Map<String, Function<Booking, String>> GROUPINGS = Map.of(
            "stock_item",
            booking -> booking.sku() + "@" + booking.location(),
            "product",
            Booking::sku,
            "location",
            Booking::location,
            "category",
            booking -> Bookings.categoryOf(booking.sku()));

    private static RunningQuerySide side;
    private static final List<Bookings> HISTORIES = new ArrayList<>();
    private static final List<Booking> ALL = new ArrayList<>();
    private static long last;

    @BeforeAll
    static void histories() {
        side = RunningQuerySide.start();
        for (long seed = 1; seed <= 3; seed++) {
            Bookings bookings = new Bookings(side.store(), "S" + seed + "-", seed);
            bookings.register(6);
            last = bookings.book(6, 250);
            HISTORIES.add(bookings);
            ALL.addAll(bookings.all());
        }
        assertThat(side.get("/movements?after=" + last).status()).isEqualTo(200);
        assertThat(side.get("/products?after=" + last).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource({"1, stock_item", "2, stock_item", "3, product", "1, location", "2, category"})
    void equals_a_fold_at_any_point_in_time(int seed, String groupBy) {
        Bookings bookings = HISTORIES.get(seed - 1);
        for (int i = 0; i < 60; i++) {
            Instant asOf = bookings.moment();
            long position = bookings.position(last);
            String point = "&asOf=" + asOf + "&knownAtPosition=" + position;

            assertThat(onHand(groupBy, point, 7))
                    .as("seed %d, %s%s", seed, groupBy, point)
                    .isEqualTo(nonZero(
                            Bookings.fold(ALL, asOf, position, Objects.requireNonNull(GROUPINGS.get(groupBy)))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "product, location=SHOP",
        "location, sku=S1-2",
        "location, category=Even",
        "category, location=YARD",
        "category, sku=S2-3",
        "stock_item, category=Odd",
        "stock_item, location=MAIN",
        "product, category=Even",
    })
    void any_grouping_can_be_narrowed(String groupBy, String filter) {
        String value = filter.substring(filter.indexOf('=') + 1);
        Bookings bookings = HISTORIES.get(0);
        List<Booking> narrowed = ALL.stream()
                .filter(booking -> List.of(booking.sku(), booking.location(), Bookings.categoryOf(booking.sku()))
                        .contains(value))
                .toList();
        for (int i = 0; i < 10; i++) {
            Instant asOf = bookings.moment();
            long position = bookings.position(last);
            String point = "&asOf=" + asOf + "&knownAtPosition=" + position + "&" + filter;

            assertThat(onHand(groupBy, point, 3))
                    .as(groupBy + point)
                    .isEqualTo(nonZero(
                            Bookings.fold(narrowed, asOf, position, Objects.requireNonNull(GROUPINGS.get(groupBy)))));
        }
    }

    @Test
    void now_it_is_what_the_stock_levels_say() {
        Map<String, BigDecimal> levels = new TreeMap<>();
        for (JsonNode level : ReportRows.of(side, "/stock?nonZero=true&after=" + last, 500)) {
            levels.put(
                    level.path("sku").asString() + "@" + level.path("location").asString(),
                    level.path("onHand").decimalValue().stripTrailingZeros());
        }

        assertThat(onHand("stock_item", "", 50)).isEqualTo(levels);
    }

    @Test
    void what_was_known_at_a_time_is_what_was_recorded_by_then() {
        for (Booking booking : List.of(ALL.get(0), ALL.get(100), ALL.get(ALL.size() / 2), ALL.get(ALL.size() - 2))) {
            Instant recorded = recordedAt(booking.position());
            long position = lastRecordedBy(recorded);

            assertThat(onHand("product", "&knownAt=" + recorded, 500))
                    .isEqualTo(onHand("product", "&knownAtPosition=" + position, 500));
            assertThat(side.get(REPORT + "knownAt=" + recorded.minusNanos(1000)).header("Sklad-Position"))
                    .isEqualTo(String.valueOf(lastRecordedBy(recorded.minusNanos(1000))));
        }
    }

    @Test
    void what_nobody_knew_yet_is_not_listed_and_what_had_not_happened_yet_is_zero() {
        Booking first = ALL.get(0);
        String item = "&sku=" + first.sku() + "&location=" + first.location();

        assertThat(rows("knownAtPosition=" + (first.position() - 1) + item)).isEmpty();
        assertThat(rows("asOf=1999-12-31T00:00:00Z" + item))
                .singleElement()
                .satisfies(row -> assertThat(row.path("onHand").decimalValue()).isZero());
        assertThat(rows("asOf=1999-12-31T00:00:00Z&nonZero=false")).hasSameSizeAs(rows("asOf=" + Instant.now()));
    }

    private static List<JsonNode> rows(String query) {
        return ReportRows.of(side, REPORT + query, 100);
    }

    private static Map<String, BigDecimal> onHand(String groupBy, String point, int limit) {
        Map<String, BigDecimal> rows = new TreeMap<>();
        for (JsonNode row : ReportRows.of(side, REPORT + "nonZero=true&groupBy=" + groupBy + point, limit)) {
            String key = groupBy.equals("stock_item")
                    ? row.path("sku").asString() + "@" + row.path("location").asString()
                    : row.path(groupBy.equals("product") ? "sku" : groupBy).asString();
            assertThat(rows.put(key, row.path("onHand").decimalValue().stripTrailingZeros()))
                    .isNull();
        }
        return rows;
    }

    private static Map<String, BigDecimal> nonZero(Map<String, BigDecimal> sums) {
        Map<String, BigDecimal> rows = new TreeMap<>();
        sums.forEach((key, sum) -> {
            if (sum.signum() != 0) {
                rows.put(key, sum.stripTrailingZeros());
            }
        });
        return rows;
    }

    private static Instant recordedAt(long position) {
        String sql = "SELECT recorded_at FROM event_store.event WHERE position = " + position;
        return side.asOwner()
                .query(sql, (row, number) -> row.getObject(1, OffsetDateTime.class))
                .get(0)
                .toInstant();
    }

    private static long lastRecordedBy(Instant time) {
        String sql = "SELECT coalesce(max(position), 0) FROM event_store.event WHERE recorded_at <= '" + time + "'";
        return side.asOwner().query(sql, (row, number) -> row.getLong(1)).get(0);
    }
}
