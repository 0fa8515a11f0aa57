package sklad.query.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.query.RunningQuerySide;
import sklad.query.report.Booking;
import sklad.query.report.Bookings;
import sklad.query.report.ReportRows;
import tools.jackson.databind.JsonNode;

/** Movements with their balances, of a random history, against a fold of it. */
class StatementTest {

    private static final long SEED = 17;

    private static final Map<String, Predicate<Booking>> FILTERS = Map.of(
            "", booking -> true,
            "&sku=P-3", booking -> booking.sku().equals("P-3"),
            "&location=SHOP", booking -> booking.location().equals("SHOP"),
            "&sku=P-1&location=MAIN",
                    booking -> booking.sku().equals("P-1") && booking.location().equals("MAIN"),
            "&username=bob", booking -> booking.username().equals("bob"),
            "&type=transfer&location=YARD",
                    booking -> booking.type().equals("transfer")
                            && booking.location().equals("YARD"),
            "&reference=R-7", booking -> booking.reference().equals("R-7"));

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
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void equal_a_fold_for_any_filter_range_and_point_in_time() {
        for (int i = 0; i < 12; i++) {
            for (String filter : FILTERS.keySet()) {
                Instant asOf = bookings.moment();
                Instant from = bookings.moment();
                Instant to = bookings.moment();
                verify(
                        filter,
                        asOf,
                        bookings.position(last),
                        from.isBefore(to) ? from : to,
                        from.isBefore(to) ? to : from);
            }
        }
    }

    private static void verify(String filter, Instant asOf, long position, Instant from, Instant to) {
        String query = "/reports/movements?asOf=" + asOf + "&knownAtPosition=" + position + "&from=" + from + "&to="
                + to + filter;
        List<Booking> known = Bookings.known(
                        bookings.all(), asOf, position, Objects.requireNonNull(FILTERS.get(filter)))
                .sorted(Comparator.comparing(Booking::effectiveAt).thenComparing(Booking::position))
                .toList();
        BigDecimal balance = sum(known, booking -> booking.effectiveAt().isBefore(from));
        JsonNode totals = side.get(query).json().path("totals");
        assertThat(totals.path("openingBalance").decimalValue()).as(query).isEqualByComparingTo(balance);
        assertThat(totals.path("closingBalance").decimalValue())
                .as(query)
                .isEqualByComparingTo(
                        sum(known, booking -> booking.effectiveAt().isBefore(to)));

        List<String> expected = new ArrayList<>();
        for (Booking booking : known) {
            if (!booking.effectiveAt().isBefore(from) && booking.effectiveAt().isBefore(to)) {
                balance = balance.add(booking.change());
                expected.add(booking.position() + " " + plain(booking.change()) + " " + plain(balance));
            }
        }
        assertThat(ReportRows.of(side, query, 11))
                .as("seed %d: %s", SEED, query)
                .extracting(row -> row.path("position") + " "
                        + plain(row.path("quantity").decimalValue()) + " "
                        + plain(row.path("balance").decimalValue()))
                .isEqualTo(expected);
    }

    private static BigDecimal sum(List<Booking> bookings, Predicate<Booking> which) {
        return bookings.stream().filter(which).map(Booking::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
