package sklad.query.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.user;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.events.DomainEvent;
import sklad.query.RunningQuerySide;
import sklad.query.costing.ByFractions;
import sklad.query.costing.LedgerLine;
import sklad.query.costing.RandomTale;
import sklad.query.costing.Tale;
import sklad.query.costing.UnitByUnit;
import sklad.query.report.ReportRows;
import tools.jackson.databind.JsonNode;

/** Random histories of many products, recorded in turns, at random points in time, against a count of every unit. */
class RandomValuationTest {

    private static final long SEED = Long.getLong("sklad.seed", 5);
    private static final int PRODUCTS = 130;
    private static final int MOVEMENTS = 12;

    private static final Map<String, Tale> TALES = new TreeMap<>();
    private static final List<String> RECORDED = new ArrayList<>();

    private static RunningQuerySide side;
    private static long first;

    @BeforeAll
    static void a_long_story() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"));
        Map<String, Deque<DomainEvent>> left = new TreeMap<>();
        for (int i = 0; i < PRODUCTS; i++) {
            String sku = "SKU-" + (1000 + i);
            first = side.store().append("anna", product(sku)) + 1;
            Tale tale = RandomTale.of(sku, SEED * PRODUCTS + i, i == 0 ? 1500 : MOVEMENTS);
            TALES.put(sku, tale);
            left.put(sku, new ArrayDeque<>(tale.events()));
        }
        List<DomainEvent> events = new ArrayList<>();
        Random random = new Random(SEED);
        while (!left.isEmpty()) {
            List<String> skus = List.copyOf(left.keySet());
            String sku = skus.get(random.nextInt(skus.size()));
            events.add(Objects.requireNonNull(left.get(sku)).remove());
            RECORDED.add(sku);
            left.values().removeIf(Deque::isEmpty);
        }
        long last = side.store().append("anna", events.toArray(DomainEvent[]::new));
        assertThat(side.get("/movements?limit=1&after=" + last).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void agrees_with_counting_each_unit() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5; i++) {
            Instant asOf = Tale.START.plusSeconds(60L * (i == 0 ? 2000 : random.nextInt(1000)));
            int recorded = i == 0 ? RECORDED.size() : random.nextInt(RECORDED.size());
            String where = "seed " + SEED + " as of " + asOf + " known " + recorded;
            String point = "&asOf=" + asOf + "&knownAtPosition=" + (first + recorded - 1);

            Map<String, String> fifo = report("valuation?method=fifo&groupBy=stock_item" + point, "value", "unpriced");
            Map<String, String> average = report("valuation?groupBy=stock_item" + point, "value", "unpriced");
            Map<String, String> onHand = report("valuation?groupBy=stock_item" + point, "onHand");
            assertThat(fifo).as(where).isEqualTo(expectedFifo(asOf, recorded));
            assertThat(average).as(where).isEqualTo(expectedAverage(asOf, recorded));
            assertThat(onHand).as(where).isEqualTo(report("stock-on-hand?nonZero=true" + point, "onHand"));
            assertThat(sums(report("stock-ageing?buckets=0,1&groupBy=stock_item" + point, "onHand")))
                    .as(where)
                    .isEqualTo(sums(onHand));
        }
    }

    private static Map<String, String> expectedFifo(Instant asOf, int recorded) {
        Map<String, String> expected = new TreeMap<>();
        slices(asOf, recorded).forEach((sku, slice) -> {
            UnitByUnit units = new UnitByUnit(slice);
            locations(slice).forEach(location -> {
                if (units.onHand(location) != 0) {
                    expected.put(sku + "@" + location, plain(units.value(location)) + " " + units.unpriced(location));
                }
            });
        });
        return expected;
    }

    private static Map<String, String> expectedAverage(Instant asOf, int recorded) {
        Map<String, String> expected = new TreeMap<>();
        slices(asOf, recorded).forEach((sku, slice) -> {
            ByFractions fractions = new ByFractions(slice);
            UnitByUnit units = new UnitByUnit(slice);
            locations(slice).forEach(location -> {
                if (units.onHand(location) != 0) {
                    expected.put(
                            sku + "@" + location,
                            plain(fractions.value(location)) + " " + plain(fractions.unpriced(location)));
                }
            });
        });
        return expected;
    }

    /** Of each product what had been recorded when so many movements had been, of all products. */
    private static Map<String, List<LedgerLine>> slices(Instant asOf, int recorded) {
        Map<String, Long> lines = new TreeMap<>();
        RECORDED.subList(0, recorded).forEach(sku -> lines.merge(sku, 1L, Long::sum));
        Map<String, List<LedgerLine>> slices = new TreeMap<>();
        TALES.forEach((sku, tale) -> slices.put(sku, tale.slice(asOf, lines.getOrDefault(sku, 0L))));
        return slices;
    }

    private static List<String> locations(List<LedgerLine> slice) {
        return slice.stream().map(LedgerLine::location).distinct().toList();
    }

    /** What is asked for by product and location, of all pages. */
    private static Map<String, String> report(String query, String... fields) {
        Map<String, String> rows = new TreeMap<>();
        for (JsonNode row : ReportRows.of(side, "/reports/" + query, 97)) {
            String bucket = row.has("fromDays") ? "#" + row.path("fromDays") : "";
            String key = row.path("sku").asString() + "@" + row.path("location").asString() + bucket;
            rows.put(
                    key,
                    Stream.of(fields)
                            .map(name -> plain(row.path(name).decimalValue()))
                            .collect(Collectors.joining(" ")));
        }
        return rows;
    }

    private static Map<String, BigDecimal> sums(Map<String, String> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.forEach((key, value) -> sums.merge(key.replaceAll("#.*", ""), new BigDecimal(value), BigDecimal::add));
        return sums;
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
