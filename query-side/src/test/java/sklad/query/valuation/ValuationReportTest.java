package sklad.query.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.user;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.DomainEvent;
import sklad.events.ProductRegistered;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import sklad.query.costing.Tale;
import sklad.query.report.ReportRows;
import sklad.query.report.Workbooks;
import tools.jackson.databind.JsonNode;

/** What the accountant reads about three products, two of the garden and one of the kitchen. */
class ValuationReportTest {

    private static final String REPORT = "/reports/valuation";
    private static final String NEW_YEAR = "2026-01-01T00:00:00Z";

    private static RunningQuerySide side;
    private static long last;
    private static long beforeTheLateReceipt;

    @BeforeAll
    static void three_products() {
        side = RunningQuerySide.start();
        side.store()
                .append(
                        "anna",
                        user("anna"),
                        product("LAMP"),
                        product("ROSE"),
                        new ProductRegistered("SPOON", "Spoon", "Kitchen", "each", null, false));
        Tale lamp = new Tale("LAMP");
        lamp.onDay(1).received("MAIN", "10", "4").onDay(3).issued("MAIN", "10");
        beforeTheLateReceipt = append(lamp);
        append(new Tale("ROSE").onDay(1).received("MAIN", "3", "0.335").transferred("MAIN", "SHOP", "1"));
        append(new Tale("SPOON").onDay(1).received("SHOP", "1.5", null).received("SHOP", "2.5", null));
        last = append(new Tale("LAMP").onDay(2).received("MAIN", "10", "6"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void is_by_product_and_moving_average_if_nothing_else_is_asked_for() {
        assertThat(rows("")).containsExactly("LAMP 10 @ 5 = 50.00", "ROSE 3 @ 0.335 = 1.01", "SPOON 4 = 0.00 (4)");
    }

    @Test
    void values_by_first_in_first_out() {
        assertThat(rows("method=fifo&sku=LAMP")).containsExactly("LAMP 10 @ 6 = 60.00");
    }

    @Test
    void each_row_is_the_sum_of_rounded_stock_items() {
        // 2 × 0.335 is 0.67; 0.335 is rounded to the even 0.34; the product is 1.01 then, not 1.005
        assertThat(rows("groupBy=stock_item&sku=ROSE"))
                .containsExactly("ROSE MAIN 2 @ 0.335 = 0.67", "ROSE SHOP 1 @ 0.335 = 0.34");
        assertThat(rows("sku=ROSE")).containsExactly("ROSE 3 @ 0.335 = 1.01");
        assertThat(rows("groupBy=location")).containsExactly("MAIN 12 = 50.67", "SHOP 5 = 0.34 (4)");
        assertThat(rows("groupBy=category")).containsExactly("Garden 13 = 51.01", "Kitchen 4 = 0.00 (4)");
        assertThat(rows("groupBy=total")).containsExactly("17 = 51.01 (4)");
    }

    @Test
    void a_late_receipt_changes_the_past_from_when_it_happened_unless_only_what_was_known_counts() {
        assertThat(rows("sku=LAMP&asOf=" + day(1))).containsExactly("LAMP 10 @ 4 = 40.00");
        assertThat(rows("sku=LAMP&asOf=" + day(2))).containsExactly("LAMP 20 @ 5 = 100.00");
        assertThat(rows("sku=LAMP&asOf=" + day(2) + "&knownAtPosition=" + beforeTheLateReceipt))
                .containsExactly("LAMP 10 @ 4 = 40.00");
        assertThat(rows("sku=LAMP&knownAtPosition=" + beforeTheLateReceipt)).isEmpty();
        assertThat(rows("asOf=" + NEW_YEAR)).isEmpty();
    }

    @Test
    void narrows_to_a_location_or_a_category() {
        assertThat(rows("location=SHOP")).containsExactly("ROSE 1 @ 0.335 = 0.34", "SPOON 4 = 0.00 (4)");
        assertThat(rows("category=Kitchen")).containsExactly("SPOON 4 = 0.00 (4)");
        assertThat(rows("category=Nothing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"groupBy=stock_item", "groupBy=product", "groupBy=location", "method=fifo&groupBy=category"})
    void goes_on_behind_the_last_row_of_a_page(String query) {
        List<String> paged = ReportRows.of(side, REPORT + "?" + query, 1).stream()
                .map(ValuationReportTest::text)
                .toList();

        assertThat(paged).hasSizeGreaterThan(1).isEqualTo(rows(query));
    }

    @Test
    void says_for_which_point_in_time_it_is() {
        Answer answer = get("asOf=" + day(2));

        assertThat(answer.json().path("position").asLong()).isEqualTo(last);
        assertThat(answer.json().path("asOf").asString()).isEqualTo(day(2));
        assertThat(answer.header("Sklad-Position")).isEqualTo(Long.toString(last));
    }

    @Test
    void a_spreadsheet_gets_numbers() {
        assertThat(side.get(REPORT + "?format=csv&asOf=" + day(4))
                        .response()
                        .body()
                        .lines())
                .anyMatch(line -> line.startsWith("LAMP,,,10,5,50.00,0,"))
                .anyMatch(line -> line.startsWith("SPOON,,,4,,0.00,4,"));
        assertThat(Workbooks.rows(side.file(REPORT + "?format=xlsx&groupBy=stock_item")))
                .contains(
                        List.of("sku", "location", "category", "onHand", "unitCost", "value", "unpriced"),
                        List.of("ROSE", "SHOP", "", "1", "0.335", "0.34", "0"));
    }

    @ParameterizedTest
    @CsvSource({"method=lifo, method", "groupBy=colour, groupBy", "sku=, sku", "colour=red, colour"})
    void what_does_not_fit_is_named(String query, String field) {
        Answer answer = side.get(REPORT + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    private static Answer get(String query) {
        return side.get(REPORT + "?after=" + last + (query.isEmpty() ? "" : "&" + query));
    }

    private static List<String> rows(String query) {
        return texts(get(query).json());
    }

    private static List<String> texts(JsonNode page) {
        return page.path("items").values().stream()
                .map(ValuationReportTest::text)
                .toList();
    }

    private static String text(JsonNode row) {
        String unpriced = row.path("unpriced").toString();
        return Stream.of("sku", "location", "category", "onHand")
                        .filter(row::has)
                        .map(name -> row.path(name).asString())
                        .collect(Collectors.joining(" "))
                + (row.has("unitCost") ? " @ " + row.path("unitCost") : "")
                + " = " + row.path("value").decimalValue().setScale(2)
                + (unpriced.equals("0") ? "" : " (" + unpriced + ")");
    }

    private static String day(int day) {
        return Tale.START.plusSeconds(86_400L * day + 3600).toString();
    }

    private static long append(Tale tale) {
        return side.store().append("anna", tale.events().toArray(DomainEvent[]::new));
    }
}
