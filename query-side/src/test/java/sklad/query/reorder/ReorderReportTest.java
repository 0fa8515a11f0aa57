package sklad.query.reorder;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.user;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.events.DomainEvent;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductRegistered;
import sklad.events.ReorderPointSet;
import sklad.query.RunningQuerySide;
import sklad.query.costing.Tale;

/** What has to be ordered, and what had to be then. */
class ReorderReportTest {

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void products_to_watch() {
        side = RunningQuerySide.start();
        side.store()
                .append(
                        "anna",
                        user("anna"),
                        new ProductRegistered("LAMP", "White lantern", "Garden", "each", qty("10"), false),
                        new ProductRegistered("ROSE", "Rose", "Garden", "each", qty("5"), false),
                        new ProductRegistered("SPOON", "Spoon", "Kitchen", "each", qty("1"), false),
                        product("VASE"),
                        new ReorderPointSet("VASE", qty("0.5")),
                        product("UNWATCHED"),
                        new ProductDiscontinued("VASE", "no longer made"));
        append(new Tale("LAMP")
                .onDay(1)
                .received("MAIN", "8", "1")
                .received("SHOP", "4", "1")
                .onDay(3)
                .issued("MAIN", "5"));
        last = append(new Tale("ROSE").onDay(1).received("MAIN", "5", "1"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void names_what_is_missing_in_total() {
        assertThat(rows(""))
                .containsExactly("LAMP 7 of 10, 3 short", "SPOON 0 of 1, 1 short", "VASE 0 of 0.5, 0.5 short");
    }

    @Test
    void knows_what_was_missing_then() {
        assertThat(rows("&asOf=" + day(2))).containsExactly("SPOON 0 of 1, 1 short", "VASE 0 of 0.5, 0.5 short");
        assertThat(rows("&asOf=" + day(0))).hasSize(4);
    }

    @Test
    void narrows_to_what_may_be_ordered() {
        assertThat(rows("&discontinued=false&category=Garden")).containsExactly("LAMP 7 of 10, 3 short");
        assertThat(rows("&discontinued=true")).containsExactly("VASE 0 of 0.5, 0.5 short");
    }

    @Test
    void agrees_with_the_list_of_products() {
        assertThat(side.get("/products?belowReorderPoint=true&after=" + last)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(rows("").size());
    }

    @Test
    void goes_on_behind_the_last_row_of_a_page() {
        String cursor = side.get("/reports/below-reorder-point?limit=2&after=" + last)
                .json()
                .path("nextCursor")
                .asString();

        assertThat(rows("&limit=2&cursor=" + cursor)).containsExactly("VASE 0 of 0.5, 0.5 short");
    }

    private static List<String> rows(String query) {
        return side.get("/reports/below-reorder-point?after=" + last + query).json().path("items").values().stream()
                .map(row -> row.path("sku").asString() + " " + row.path("onHand") + " of " + row.path("reorderPoint")
                        + ", " + row.path("shortfall") + " short")
                .toList();
    }

    private static String day(int day) {
        return Tale.START.plusSeconds(86_400L * day + 3600).toString();
    }

    private static long append(Tale tale) {
        return side.store().append("anna", tale.events().toArray(DomainEvent[]::new));
    }
}
