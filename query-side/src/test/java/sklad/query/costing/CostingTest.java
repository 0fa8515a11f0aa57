package sklad.query.costing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Examples as an accountant would compute them by hand: quantity @ unit cost = value, by location. */
class CostingTest {

    private final Tale lamps = new Tale("LAMP");

    @Test
    void receipts_at_different_costs() {
        lamps.received("MAIN", "8", "10").received("MAIN", "4", "16").issued("MAIN", "10");

        // (80 + 64) / 12 = 12 each
        assertThat(average()).isEqualTo("MAIN 2 @ 12 = 24.00");
        // 8 at 10 and 2 at 16 have left
        assertThat(fifo()).isEqualTo("MAIN 2 @ 16 = 32.00");

        lamps.received("MAIN", "2", "6");
        assertThat(average()).isEqualTo("MAIN 4 @ 9 = 36.00");
        assertThat(fifo()).isEqualTo("MAIN 4 @ 11 = 44.00");
    }

    @Test
    void a_transfer_carries_its_cost_with_it() {
        lamps.received("MAIN", "10", "2").received("MAIN", "10", "4");
        lamps.transferred("MAIN", "SHOP", "15").received("SHOP", "5", "7");

        // MAIN 20 @ 3; SHOP (15 × 3 + 5 × 7) / 20
        assertThat(average()).isEqualTo("MAIN 5 @ 3 = 15.00, SHOP 20 @ 4 = 80.00");
        // SHOP has 10 at 2, 5 at 4, 5 at 7
        assertThat(fifo()).isEqualTo("MAIN 5 @ 4 = 20.00, SHOP 20 @ 3.75 = 75.00");
    }

    @Test
    void a_layer_keeps_its_age_when_it_is_transferred() {
        lamps.received("MAIN", "3", "1").received("SHOP", "3", "5").transferred("MAIN", "SHOP", "3");

        lamps.issued("SHOP", "2");

        assertThat(fifo()).isEqualTo("MAIN 0 @ null = 0.00, SHOP 4 @ 4 = 16.00");
    }

    @Test
    void a_receipt_without_a_cost_counts_as_the_last_and_is_marked() {
        lamps.received("MAIN", "10", "2").received("MAIN", "10", "4").received("MAIN", "4", null);

        assertThat(average()).isEqualTo("MAIN 24 @ 3 = 72.00 (4 unpriced)");
        assertThat(fifo()).isEqualTo("MAIN 24 @ 3.166667 = 76.00 (4 unpriced)");

        lamps.issued("MAIN", "12");
        // half of everything has left; the oldest has left
        assertThat(average()).isEqualTo("MAIN 12 @ 3 = 36.00 (2 unpriced)");
        assertThat(fifo()).isEqualTo("MAIN 12 @ 4 = 48.00 (4 unpriced)");
    }

    @Test
    void what_came_before_any_cost_was_known_counts_as_the_first() {
        lamps.received("MAIN", "10", null);
        assertThat(average()).isEqualTo("MAIN 10 @ null = 0.00 (10 unpriced)");
        assertThat(fifo()).isEqualTo("MAIN 10 @ null = 0.00 (10 unpriced)");

        lamps.received("MAIN", "5", "3").received("MAIN", "5", "7");
        assertThat(average()).isEqualTo("MAIN 20 @ 4 = 80.00 (10 unpriced)");
        assertThat(fifo()).isEqualTo("MAIN 20 @ 4 = 80.00 (10 unpriced)");
    }

    @Test
    void what_is_found_comes_at_the_average_or_at_the_cost_that_is_said() {
        lamps.received("MAIN", "10", "2").received("MAIN", "10", "4").adjusted("MAIN", "2", null);
        assertThat(average()).isEqualTo("MAIN 22 @ 3 = 66.00 (2 unpriced)");
        assertThat(fifo()).isEqualTo("MAIN 22 @ 3.090909 = 68.00 (2 unpriced)");

        lamps.adjusted("MAIN", "2", "27");
        assertThat(average()).isEqualTo("MAIN 24 @ 5 = 120.00 (2 unpriced)");
        assertThat(fifo()).isEqualTo("MAIN 24 @ 5.083333 = 122.00 (2 unpriced)");
    }

    @Test
    void what_is_lost_leaves_like_an_issue() {
        lamps.received("MAIN", "10", "2").received("MAIN", "10", "4").adjusted("MAIN", "-5", "1000");

        assertThat(average()).isEqualTo("MAIN 15 @ 3 = 45.00");
        assertThat(fifo()).isEqualTo("MAIN 15 @ 3.333333 = 50.00");
    }

    @Test
    void the_price_of_an_issue_is_no_cost() {
        lamps.received("MAIN", "2", "2").issued("MAIN", "1").received("MAIN", "1", null);

        assertThat(fifo()).isEqualTo("MAIN 2 @ 2 = 4.00 (1 unpriced)");
    }

    @Test
    void taking_a_receipt_back_takes_its_layer_at_its_cost() {
        lamps.received("MAIN", "10", "2").received("MAIN", "10", "200").received("MAIN", "10", "4");
        lamps.takenBack(2);

        assertThat(average()).isEqualTo("MAIN 20 @ 3 = 60.00");
        assertThat(fifo()).isEqualTo("MAIN 20 @ 3 = 60.00");
    }

    @Test
    void taking_a_receipt_back_takes_the_oldest_where_its_layer_has_left() {
        lamps.received("MAIN", "10", "2")
                .received("MAIN", "10", "4")
                .issued("MAIN", "8")
                .takenBack(1);

        // 2 at 2 are left of the receipt, and 8 at 4 go with them
        assertThat(fifo()).isEqualTo("MAIN 2 @ 4 = 8.00");
        // 12 at 3 were there; 20 go out
        assertThat(average()).isEqualTo("MAIN 2 @ 8 = 16.00");
    }

    @Test
    void taking_a_receipt_back_leaves_no_value_below_zero() {
        lamps.received("MAIN", "10", "100")
                .received("MAIN", "100", "10")
                .issued("MAIN", "99")
                .takenBack(1);

        // 11 at 18.1818 = 200 were there; 1000 can't be taken out, so 10 leave at the average
        assertThat(average()).isEqualTo("MAIN 1 @ 18.181818 = 18.18");
    }

    @Test
    void taking_a_receipt_back_leaves_nothing_where_nothing_is_left() {
        lamps.received("MAIN", "10", "2")
                .received("MAIN", "10", "4")
                .issued("MAIN", "10")
                .takenBack(2);

        assertThat(average()).isEqualTo("MAIN 0 @ null = 0.00");
        assertThat(fifo()).isEqualTo("MAIN 0 @ null = 0.00");
    }

    @Test
    void taking_an_issue_back_brings_what_it_took_at_its_cost() {
        lamps.received("MAIN", "10", "5")
                .received("MAIN", "10", "6")
                .issued("MAIN", "8")
                .issued("MAIN", "5");
        lamps.received("MAIN", "3", "8.5").takenBack(3);

        // 7 at 5.5 and 3 at 8.5 were there: 64; 8 at 5.5 = 44 come back
        assertThat(average()).isEqualTo("MAIN 18 @ 6 = 108.00");
        // 7 at 6, 3 at 8.5; 8 at 5 come back
        assertThat(fifo()).isEqualTo("MAIN 18 @ 5.972222 = 107.50");

        lamps.issued("MAIN", "8");
        assertThat(fifo()).as("what came back is the oldest").isEqualTo("MAIN 10 @ 6.75 = 67.50");
    }

    @Test
    void taking_a_transfer_back_brings_the_same_layers_home() {
        lamps.received("MAIN", "10", "2").received("SHOP", "10", "4").transferred("MAIN", "SHOP", "5");
        lamps.takenBack(3);

        assertThat(average()).isEqualTo("MAIN 10 @ 2 = 20.00, SHOP 10 @ 4 = 40.00");
        assertThat(fifo()).isEqualTo("MAIN 10 @ 2 = 20.00, SHOP 10 @ 4 = 40.00");
    }

    @Test
    void less_than_nothing_is_owed_at_the_last_cost_and_covered_by_what_comes_next() {
        lamps.received("MAIN", "5", "2").issued("MAIN", "8");
        assertThat(average()).isEqualTo("MAIN -3 @ 2 = -6.00");
        assertThat(fifo()).isEqualTo("MAIN -3 @ 2 = -6.00");

        lamps.received("MAIN", "1", "9");
        assertThat(average()).isEqualTo("MAIN -2 @ 2 = -4.00");
        assertThat(fifo()).as("owed is what it would cost now").isEqualTo("MAIN -2 @ 9 = -18.00");

        lamps.received("MAIN", "6", "3");
        assertThat(average()).isEqualTo("MAIN 4 @ 3 = 12.00");
        assertThat(fifo()).isEqualTo("MAIN 4 @ 3 = 12.00");
    }

    @Test
    void an_issue_that_waited_for_stock_brings_that_stock_back() {
        lamps.received("MAIN", "2", "5")
                .issued("MAIN", "6")
                .received("MAIN", "3", "7")
                .takenBack(2);

        // 2 at 5 and 3 at 7 come back; the one that never came is owed no more
        assertThat(fifo()).isEqualTo("MAIN 5 @ 6.2 = 31.00");
    }

    @Test
    void what_is_transferred_without_being_there_travels_at_the_last_cost() {
        lamps.received("MAIN", "2", "5").transferred("MAIN", "SHOP", "3");

        assertThat(average()).isEqualTo("MAIN -1 @ 5 = -5.00, SHOP 3 @ 5 = 15.00");
        assertThat(fifo()).isEqualTo("MAIN -1 @ 5 = -5.00, SHOP 3 @ 5 = 15.00 (1 unpriced)");
    }

    @Test
    void a_backdated_receipt_changes_what_later_issues_took() {
        lamps.onDay(1).received("MAIN", "10", "4").onDay(3).issued("MAIN", "10");
        lamps.onDay(2).received("MAIN", "10", "6");
        assertThat(average()).isEqualTo("MAIN 10 @ 5 = 50.00");

        lamps.onDay(0).received("MAIN", "10", "2");
        // 30 at 4; 20 at 4 left; first in: the 10 at 2 have left, not those at 4
        assertThat(average()).isEqualTo("MAIN 20 @ 4 = 80.00");
        assertThat(fifo()).isEqualTo("MAIN 20 @ 5 = 100.00");
    }

    @Test
    void a_mistake_that_is_taken_back_as_of_when_it_was_made_has_never_been() {
        lamps.onDay(1).received("MAIN", "10", "2.5").onDay(2).received("MAIN", "10", "2500");
        lamps.onDay(3).issued("MAIN", "1").onDay(2).takenBack(2);

        assertThat(average()).isEqualTo("MAIN 9 @ 2.5 = 22.50");
    }

    @Test
    void a_cost_that_was_taken_back_is_not_the_last_known() {
        lamps.received("MAIN", "10", "2.5").received("MAIN", "10", "2500").takenBack(2);
        lamps.received("SHOP", "1", null);

        assertThat(average()).isEqualTo("MAIN 10 @ 2.5 = 25.00, SHOP 1 @ 2.5 = 2.50 (1 unpriced)");
    }

    @Test
    void thirds_add_up_again() {
        lamps.received("MAIN", "1", "0.01").received("MAIN", "2", "0.02").issued("MAIN", "1");
        assertThat(average()).isEqualTo("MAIN 2 @ 0.016667 = 0.03");

        lamps.issued("MAIN", "0.5");
        // 0.05 × 1.5 / 3 is 0.025, and half a cent goes to the even one
        assertThat(average()).isEqualTo("MAIN 1.5 @ 0.016667 = 0.02");
    }

    private String average() {
        return print(CostingMethod.AVERAGE);
    }

    private String fifo() {
        return print(CostingMethod.FIFO);
    }

    private String print(CostingMethod method) {
        List<LedgerLine> slice = lamps.slice();
        CostFold<?> fold = method.fold(Tale.firstCost(slice));
        slice.forEach(fold::add);
        return fold.holdings().entrySet().stream().map(CostingTest::print).collect(Collectors.joining(", "));
    }

    private static String print(Map.Entry<String, Holding> location) {
        Holding exact = location.getValue();
        Holding printed = exact.rounded();
        return location.getKey() + " " + printed.quantity() + " @ " + exact.unitCost() + " = " + printed.value()
                + (printed.unpriced().signum() == 0 ? "" : " (" + printed.unpriced() + " unpriced)");
    }
}
