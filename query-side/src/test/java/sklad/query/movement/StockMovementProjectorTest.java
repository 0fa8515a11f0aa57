package sklad.query.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.adjusted;
import static sklad.query.projection.Events.arrived;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.reversed;
import static sklad.query.projection.Events.sent;

import java.util.List;
import org.junit.jupiter.api.Test;
import sklad.events.StockIssued;
import sklad.query.projection.Events;
import sklad.query.projection.History;
import sklad.query.projection.ProjectorBench;

class StockMovementProjectorTest {

    private static final String TIMES = "\"2026-01-04 12:00:00+00\",\"2026-01-05 08:00:0";

    private static final String VERSIONS =
            "SELECT position || ' ' || xmin || ' ' || ctid FROM stock_movement ORDER BY position";

    private final ProjectorBench bench = new ProjectorBench(new StockMovementProjector());
    private final History history = new History()
            .happened(
                    received(1, "A", "MAIN", "10", "10"),
                    issued(2, "A", "MAIN", "2", "8"),
                    adjusted(3, "A", "MAIN", "-0.5", "7.5"),
                    sent(4, "A", "MAIN", "SHOP", "3", "4.5"))
            .by("bob")
            .happened(arrived(4, "A", "SHOP", "MAIN", "3", "3"));

    @Test
    void each_movement_is_a_row_with_its_signed_change_and_what_it_left_on_hand() {
        bench.project(history.events());

        String id = "00000000-0000-0007-0000-00000000000";
        assertThat(bench.rows("stock_movement"))
                .containsExactly(
                        "(1," + id + "1,incoming,A,MAIN,,10,10,2.55,purchase,PO-1," + TIMES + "1+00\",anna,test,,)",
                        "(2," + id + "2,outgoing,A,MAIN,,-2,8,,sale,SO-2," + TIMES + "2+00\",anna,test,,)",
                        "(3," + id + "3,adjustment,A,MAIN,,-0.5,7.5,,damaged,," + TIMES + "3+00\",anna,test,,)",
                        "(4," + id + "4,transfer,A,MAIN,SHOP,-3,4.5,,,T-4," + TIMES + "4+00\",anna,test,,)",
                        "(5," + id + "4,transfer,A,SHOP,MAIN,3,3,,,T-4," + TIMES + "5+00\",bob,test,,)");
    }

    @Test
    void a_reversal_names_what_it_takes_back_and_a_replacement_what_it_stands_for() {
        history.happened(
                reversed(5, issued(2, "A", "MAIN", "2", "8"), null, "6.5"),
                reversed(6, arrived(4, "A", "SHOP", "MAIN", "3", "3"), "MAIN", "0"),
                reversed(6, sent(4, "A", "MAIN", "SHOP", "3", "4.5"), "SHOP", "9.5"),
                new StockIssued(id(7), "A", "MAIN", qty("1"), qty("8.5"), null, null, null, Events.EFFECTIVE, id(2)));
        bench.project(history.events());

        String id = "00000000-0000-0007-0000-00000000000";
        assertThat(bench.rows("stock_movement"))
                .contains(
                        "(6," + id + "5,reversal,A,MAIN,,2,6.5,,mistake,," + TIMES + "6+00\",bob,test," + id + "2,)",
                        "(7," + id + "6,reversal,A,SHOP,MAIN,-3,0,,mistake,," + TIMES + "7+00\",bob,test," + id + "4,)",
                        "(8," + id + "6,reversal,A,MAIN,SHOP,3,9.5,,mistake,," + TIMES + "8+00\",bob,test," + id
                                + "4,)",
                        "(9," + id + "7,outgoing,A,MAIN,,-1,8.5,,,," + TIMES + "9+00\",bob,test,," + id + "2)");
    }

    @Test
    void a_backdated_movement_before_thousands_and_a_reversal_change_no_stored_row() {
        for (int i = 0; i < 22_000; i++) {
            history.happened(received(100 + i, "A", "MAIN", "1", String.valueOf(5 + i)));
        }
        bench.project(history.events());
        List<String> before = bench.texts(VERSIONS);
        int known = history.events().size();

        history.happened(
                new StockIssued(
                        id(7),
                        "A",
                        "MAIN",
                        qty("1"),
                        qty("22003"),
                        null,
                        null,
                        null,
                        Events.EFFECTIVE.minusSeconds(86_400),
                        null),
                reversed(8, received(100, "A", "MAIN", "1", "5"), null, "22002"));
        bench.project(history.events().subList(known, known + 2));

        assertThat(bench.texts(VERSIONS)).hasSize(known + 2).startsWith(before.toArray(String[]::new));
    }

    @Test
    void where_movements_are_out_of_order_or_on_hand_is_below_zero_the_past_is_in_doubt() {
        history.happened(
                received(10, "IN-ORDER", "MAIN", "1", "1"),
                issued(11, "IN-ORDER", "MAIN", "1", "0"),
                issued(12, "OVERDRAWN", "MAIN", "1", "-1"),
                received(13, "OVERDRAWN", "MAIN", "1", "0"),
                received(14, "LATE", "MAIN", "2", "2"),
                new StockIssued(
                        id(15),
                        "LATE",
                        "MAIN",
                        qty("1"),
                        qty("1"),
                        null,
                        null,
                        null,
                        Events.EFFECTIVE.minusNanos(1000),
                        null));
        bench.project(history.events());

        assertThat(bench.texts("SELECT sku FROM stock_past WHERE doubtful ORDER BY 1"))
                .containsExactly("LATE", "OVERDRAWN");
    }

    @Test
    void the_same_movements_twice_are_the_same_rows() {
        bench.project(history.events());
        List<String> once = bench.rows("stock_movement");

        bench.projectOneByOne(history.events());

        assertThat(bench.rows("stock_movement")).isEqualTo(once);
    }
}
