package sklad.query.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.query.RunningQuerySide;
import sklad.query.report.Booking;
import sklad.query.report.Bookings;
import sklad.query.report.ReportRows;
import tools.jackson.databind.JsonNode;

/** Sums by period and group, of a random history, against a fold of it. */
class SummaryTest {

    private static final long SEED = 23;

    private static final Map<String, Function<Booking, String>> GROUPS = Map.of(
            "total", booking -> "",
            "product", Booking::sku,
            "category", booking -> Bookings.categoryOf(booking.sku()),
            "location", Booking::location,
            "user", Booking::username,
            "type", Booking::type);

    private static final Map<String, Function<LocalDate, LocalDate>> PERIODS = Map.of(
            "day", day -> day,
            "week", day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
            "month", day -> day.withDayOfMonth(1));

    private static RunningQuerySide side;
    private static Bookings bookings;
    private static long last;

    @BeforeAll
    static void history() {
        side = RunningQuerySide.start();
        bookings = new Bookings(side.store(), "P-", SEED);
        bookings.register(5);
        last = bookings.book(5, 300);
        assertThat(side.get("/movements?after=" + last).status()).isEqualTo(200);
        assertThat(side.get("/products?after=" + last).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void equal_a_fold_for_any_period_group_and_point_in_time() {
        for (String interval : PERIODS.keySet()) {
            for (String groupBy : GROUPS.keySet()) {
                for (int i = 0; i < 4; i++) {
                    verify(interval, groupBy, bookings.moment(), bookings.position(last), bookings.moment());
                }
            }
        }
    }

    @Test
    void only_what_the_filter_names_counts() {
        String query = "/reports/movement-summary?interval=month&groupBy=type&sku=P-2&location=MAIN&username=bob"
                + "&category=Even&asOf=" + Instant.now();
        Map<String, List<Booking>> expected = bookings.all().stream()
                .filter(booking -> booking.sku().equals("P-2")
                        && booking.location().equals("MAIN")
                        && booking.username().equals("bob"))
                .collect(groups("month", "type"));

        assertThat(ReportRows.of(side, query, 2)).extracting(SummaryTest::text).isEqualTo(texts(expected));
    }

    private static void verify(String interval, String groupBy, Instant asOf, long position, Instant from) {
        String query = "/reports/movement-summary?interval=" + interval + "&groupBy=" + groupBy + "&asOf=" + asOf
                + "&knownAtPosition=" + position + "&from=" + from;
        Map<String, List<Booking>> expected = Bookings.known(
                        bookings.all(), asOf, position, booking -> !booking.effectiveAt()
                                .isBefore(from))
                .collect(groups(interval, groupBy));

        assertThat(ReportRows.of(side, query, 13))
                .as("seed %d: %s", SEED, query)
                .extracting(SummaryTest::text)
                .isEqualTo(texts(expected));
    }

    private static Collector<Booking, ?, Map<String, List<Booking>>> groups(String interval, String groupBy) {
        return Collectors.groupingBy(
                booking -> period(interval, booking) + " " + group(groupBy, booking),
                () -> new TreeMap<>(),
                Collectors.toList());
    }

    private static LocalDate period(String interval, Booking booking) {
        return Objects.requireNonNull(PERIODS.get(interval))
                .apply(LocalDate.ofInstant(booking.effectiveAt(), ZoneOffset.UTC));
    }

    private static String group(String groupBy, Booking booking) {
        return Objects.requireNonNull(GROUPS.get(groupBy)).apply(booking);
    }

    private static List<String> texts(Map<String, List<Booking>> groups) {
        return groups.entrySet().stream()
                .map(group -> {
                    BigDecimal in = BigDecimal.ZERO;
                    BigDecimal out = BigDecimal.ZERO;
                    for (Booking booking : group.getValue()) {
                        in = in.add(booking.change().max(BigDecimal.ZERO));
                        out = out.add(booking.change().min(BigDecimal.ZERO).negate());
                    }
                    return group.getKey() + " " + plain(in) + " " + plain(out) + " " + plain(in.subtract(out)) + " "
                            + group.getValue().size();
                })
                .toList();
    }

    private static String text(JsonNode row) {
        return row.path("startsOn").asString() + " " + row.path("group").asString() + " "
                + plain(row.path("incoming").decimalValue()) + " "
                + plain(row.path("outgoing").decimalValue()) + " "
                + plain(row.path("net").decimalValue()) + " " + row.path("movements");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
