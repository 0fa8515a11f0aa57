package sklad.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.user;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sklad.events.DomainEvent;
import sklad.events.ProductRegistered;
import sklad.query.RunningQuerySide;
import sklad.query.costing.Tale;
import tools.jackson.databind.JsonNode;

/** Each report that there is, as a spreadsheet reads it, against its page for the same point in time. */
class SpreadsheetTest {

    private static RunningQuerySide side;
    private static JsonNode document;
    private static long last;

    /** Too few lamps, of which some were issued before they came; roses that nobody priced, and one that is owed. */
    @BeforeAll
    static void something_for_each_report_to_say() {
        side = RunningQuerySide.start();
        document = side.getWithoutToken("/v3/api-docs").json();
        side.store()
                .append(
                        "anna",
                        user("anna"),
                        new ProductRegistered("LAMP", "White lantern", "Garden", "each", qty("10"), false),
                        product("ROSE"));
        Tale lamps = new Tale("LAMP").onDay(2).received("MAIN", "8.125", "2.55");
        append(lamps.onDay(1).issued("MAIN", "3").onDay(3).transferred("MAIN", "SHOP", "2"));
        Tale roses = new Tale("ROSE").received("MAIN", "4", null).received("MAIN", "1", "0.335");
        last = append(roses.takenBack(2).adjusted("YARD", "-1", null));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void all_of_them_are_tried() {
        assertThat(reports())
                .contains("/reports/stock-on-hand", "/reports/movements", "/reports/movement-summary")
                .contains("/reports/valuation", "/reports/stock-ageing", "/reports/turnover")
                .contains("/reports/below-reorder-point", "/reports/user-activity", "/reports/negative-past");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_spreadsheet_has_the_same_cells_as_the_page(String report) {
        JsonNode page = side.get(report + "?limit=500&after=" + last).json();
        assertThat(page.path("items").size()).as(page.toString()).isPositive();
        assertThat(page.path("nextCursor").isNull()).isTrue();

        List<List<Object>> sheet = Workbooks.values(side.file(report + "?format=xlsx&asOf="
                + page.path("asOf").asString() + "&knownAtPosition=" + page.path("position")));

        List<List<Object>> heading = heading(report, page);
        List<Object> columns = sheet.get(heading.size());
        assertThat(columns).containsExactlyInAnyOrderElementsOf(documentedFields(report));
        List<List<Object>> expected = new ArrayList<>(heading);
        expected.add(columns);
        page.path("items").forEach(item -> expected.add(cells(item, columns)));
        assertThat(sheet).isEqualTo(expected);
        assertThat(sheet.subList(heading.size(), sheet.size()))
                .anySatisfy(row -> assertThat(row).hasAtLeastOneElementOfType(BigDecimal.class));
    }

    private static List<String> reports() {
        return document.path("paths").propertyNames().stream()
                .filter(path -> path.startsWith("/reports/"))
                .toList();
    }

    private static List<List<Object>> heading(String report, JsonNode page) {
        List<List<Object>> heading = new ArrayList<>();
        heading.add(List.of("report", report.substring("/reports/".length())));
        for (String said : List.of("asOf", "knownAt", "position")) {
            heading.add(List.of(said, cell(page.path(said))));
        }
        page.path("totals").properties().forEach(total -> heading.add(List.of(total.getKey(), cell(total.getValue()))));
        return heading;
    }

    /** A sheet's row ends with its last cell that has something. */
    private static List<Object> cells(JsonNode item, List<Object> columns) {
        assertThat(columns).containsAll(item.propertyNames());
        List<Object> cells = new ArrayList<>(columns.stream()
                .map(column -> cell(item.path(column.toString())))
                .toList());
        while (cells.get(cells.size() - 1).equals("")) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private static Object cell(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros();
        }
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    /** The fields of an item, as the document of the API names them. */
    private static List<Object> documentedFields(String report) {
        JsonNode page = document.path("paths").path(report).at("/get/responses/200/content").values().stream()
                .map(content -> content.path("schema").path("$ref").asString(""))
                .filter(schema -> !schema.isEmpty())
                .map(SpreadsheetTest::schema)
                .findFirst()
                .orElseThrow();
        return List.copyOf(schema(page.at("/properties/items/items/$ref").asString())
                .path("properties")
                .propertyNames());
    }

    private static JsonNode schema(String reference) {
        return document.at(reference.substring(1));
    }

    private static long append(Tale tale) {
        return side.store().append("anna", tale.events().toArray(DomainEvent[]::new));
    }
}
