package sklad.query.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sklad.query.projection.Events.adjusted;
import static sklad.query.projection.Events.arrived;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.sent;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sklad.events.DomainEvent;
import sklad.events.ProductDetailsChanged;
import sklad.events.ProductDiscontinued;
import sklad.events.ReorderPointSet;
import sklad.query.projection.History;
import sklad.query.projection.MissingRow;
import sklad.query.projection.ProjectorBench;

class ProductProjectorTest {

    private final ProjectorBench bench = new ProjectorBench(new ProductProjector());
    private final History history = new History();

    @Test
    void a_registered_product_has_nothing_on_hand() {
        bench.project(history.happened(product("SKU-1")).events());

        assertThat(bench.rows("product", "stock_level"))
                .containsExactly("(SKU-1,0,1,\"Product SKU-1\",Garden,each,,f,f,0,\"2026-01-05 08:00:01+00\","
                        + "\"2026-01-05 08:00:01+00\")");
    }

    @Test
    void each_event_of_a_product_changes_what_it_names_and_nothing_else() {
        bench.project(history.happened(
                        product("SKU-1"),
                        new ReorderPointSet("SKU-1", qty("12.5")),
                        new ProductDetailsChanged("SKU-1", "Lantern", "Tools", "box", true),
                        new ProductDiscontinued("SKU-1", "no supplier"))
                .events());

        assertThat(bench.rows("product"))
                .containsExactly("(SKU-1,3,4,Lantern,Tools,box,12.5,t,t,0,\"2026-01-05 08:00:01+00\","
                        + "\"2026-01-05 08:00:04+00\")");
    }

    @Test
    void a_reorder_point_can_be_taken_away() {
        bench.project(history.happened(product("A"), new ReorderPointSet("A", qty("5")), new ReorderPointSet("A", null))
                .events());

        assertThat(bench.row("SELECT reorder_point FROM projections.product")).containsEntry("reorder_point", null);
    }

    @Test
    void movements_leave_levels_by_location_and_a_total_without_trailing_zeros() {
        bench.project(history.happened(
                        product("A"),
                        received(1, "A", "MAIN", "10.5", "10.5"),
                        issued(2, "A", "MAIN", "2", "8.5"),
                        adjusted(3, "A", "MAIN", "-0.5", "8"),
                        sent(4, "A", "MAIN", "SHOP", "3", "5"),
                        arrived(4, "A", "SHOP", "MAIN", "3", "3"),
                        received(5, "A", "YARD", "0.50", "0.50"),
                        received(6, "A", "SHOP", "0.50", "3.50"))
                .events());

        assertThat(bench.row("SELECT on_hand::text AS total FROM projections.product"))
                .containsEntry("total", "9");
        assertThat(bench.rows("stock_level"))
                .containsExactly(
                        "(A,MAIN,3,5,5,\"2026-01-04 12:00:00+00\",\"2026-01-05 08:00:05+00\")",
                        "(A,SHOP,1,8,3.50,\"2026-01-04 12:00:00+00\",\"2026-01-05 08:00:08+00\")",
                        "(A,YARD,0,7,0.50,\"2026-01-04 12:00:00+00\",\"2026-01-05 08:00:07+00\")");
    }

    @Test
    void a_change_of_details_keeps_the_total() {
        bench.project(history.happened(product("A"), received(1, "A", "MAIN", "10", "10"))
                .events());
        bench.project(
                List.of(history.happened(new ReorderPointSet("A", qty("3"))).last()));

        assertThat(bench.row("SELECT on_hand::text AS total FROM projections.product"))
                .containsEntry("total", "10");
    }

    @ParameterizedTest
    @MethodSource("laterEvents")
    void the_same_event_twice_changes_nothing(DomainEvent event) {
        bench.project(history.happened(product("A"), received(1, "A", "MAIN", "5", "5"), event)
                .events());
        List<String> once = bench.rows("product", "stock_level");

        bench.project(List.of(history.last()));
        bench.project(history.events());

        assertThat(bench.rows("product", "stock_level")).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("laterEvents")
    void an_event_fails_on_a_row_that_should_be_there(DomainEvent event) {
        history.happened(product("A"), received(1, "A", "MAIN", "5", "5"), event);

        assertThatThrownBy(() -> bench.project(List.of(history.last()))).isInstanceOf(MissingRow.class);
        assertThat(bench.rows("product", "stock_level")).isEmpty();
    }

    @Test
    void the_first_movement_fails_without_its_product() {
        assertThatThrownBy(() -> bench.project(
                        history.happened(received(1, "A", "MAIN", "5", "5")).events()))
                .isInstanceOf(MissingRow.class)
                .hasMessage("No row A in product");
    }

    static Stream<DomainEvent> laterEvents() {
        return Stream.of(
                new ReorderPointSet("A", qty("12.5")),
                new ProductDetailsChanged("A", "Lantern", "Tools", "box", true),
                new ProductDiscontinued("A", null),
                received(2, "A", "MAIN", "1", "6"),
                issued(2, "A", "MAIN", "1", "4"),
                adjusted(2, "A", "MAIN", "1", "6"),
                sent(2, "A", "MAIN", "SHOP", "1", "4"),
                arrived(2, "A", "MAIN", "SHOP", "1", "6"));
    }
}
