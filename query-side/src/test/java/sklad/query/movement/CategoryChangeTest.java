package sklad.query.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import sklad.events.ProductDetailsChanged;
import sklad.query.projection.History;
import sklad.query.projection.Migrations;
import sklad.query.projection.ProjectorBench;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.Story;

/** What the movements of a category's products add up to. */
class CategoryChangeTest {

    private static final String[] TABLES = {"product_category", "category_change"};

    private final ProjectorBench bench = new ProjectorBench(new StockMovementProjector());
    private final List<RecordedEvent> story = Story.of(7, 12, 1500);

    @Test
    void a_category_has_the_movements_of_the_products_that_are_in_it_now_and_nothing_else() {
        bench.project(story.subList(0, 700));
        bench.projectOneByOne(story.subList(700, story.size()));

        assertThat(differences()).isEmpty();
        assertThat(bench.texts("SELECT DISTINCT category FROM category_change ORDER BY 1"))
                .containsExactly("Garden", "Kitchen", "Toys");
    }

    @Test
    void an_event_that_comes_twice_counts_once() {
        bench.project(story);
        List<String> once = bench.rows(TABLES);

        bench.project(story);
        bench.projectOneByOne(story.subList(500, 700));

        assertThat(bench.rows(TABLES)).isEqualTo(once);
    }

    @Test
    void what_a_product_adds_up_to_goes_with_it_into_another_category() {
        History history = new History();
        history.happened(product("LAMP"), product("VASE"));
        history.happened(received(1, "LAMP", "MAIN", "5", "5"), received(2, "VASE", "MAIN", "2", "2"));
        bench.project(history.events());

        history.happened(in("Light", "LAMP"));
        bench.project(List.of(history.last()));
        assertThat(days()).containsExactly("Garden 2", "Light 5");

        history.happened(issued(3, "LAMP", "MAIN", "1", "4"), in("Light", "VASE"));
        bench.project(history.events().subList(5, 7));
        assertThat(days()).as("nothing is left of the first").containsExactly("Light 6");
        assertThat(differences()).isEmpty();
    }

    @Test
    void what_comes_to_nothing_is_still_there() {
        History history = new History();
        history.happened(product("LAMP"), product("VASE"));
        history.happened(
                received(1, "LAMP", "MAIN", "5", "5"),
                issued(2, "LAMP", "MAIN", "5", "0"),
                received(3, "VASE", "MAIN", "2", "2"),
                in("Light", "VASE"));
        bench.project(history.events());

        assertThat(days()).containsExactly("Garden 0", "Light 2");
    }

    @Test
    void loading_and_adding_up_at_the_end_comes_to_the_same() {
        bench.project(story);
        List<String> projected = bench.rows(TABLES);

        ProjectorBench loaded = new ProjectorBench(new StockMovementProjector());
        loaded.load(story.subList(0, 400), story.subList(400, story.size()));

        assertThat(loaded.rows(TABLES)).isEqualTo(projected);
    }

    @Test
    void the_migration_adds_up_what_the_projector_adds_up() throws IOException {
        bench.project(story);
        List<String> projected = bench.rows(TABLES);

        bench.asOwner("""
                INSERT INTO product (sku, version, position, name, category, unit, negative_stock_allowed, discontinued,
                       on_hand, registered_at, changed_at)
                SELECT sku, 0, position, sku, category, 'each', false, false, 0, now(), now() FROM product_category
                """, "TRUNCATE product_category, category_change");
        bench.asOwner(Migrations.filling("V032__add_changes_up_by_category.sql"));

        assertThat(bench.rows(TABLES)).isNotEmpty().isEqualTo(projected);
    }

    private static ProductDetailsChanged in(String category, String sku) {
        return new ProductDetailsChanged(sku, "Product " + sku, category, "each", false);
    }

    private List<String> days() {
        return bench.texts("SELECT category || ' ' || quantity FROM category_change WHERE period = 'day' ORDER BY 1");
    }

    /** Between the sums and the movements. */
    private List<String> differences() {
        String sums = "SELECT category, period, starts_on, quantity FROM category_change";
        String movements = """
                SELECT c.category, p.period, date_trunc(p.period, m.effective_at AT TIME ZONE 'UTC')::date, sum(m.quantity)
                  FROM stock_movement m JOIN product_category c ON c.sku = m.sku,
                       (VALUES ('day'), ('month'), ('year')) AS p (period)
                 GROUP BY 1, 2, 3
                """;
        return bench.texts("SELECT row::text FROM ((%1$s EXCEPT %2$s) UNION ALL (%2$s EXCEPT %1$s)) row"
                .formatted(sums, movements));
    }
}
