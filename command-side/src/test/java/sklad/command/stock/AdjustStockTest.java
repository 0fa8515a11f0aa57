package sklad.command.stock;

import static sklad.command.stock.Warehouse.EFFECTIVE;
import static sklad.command.stock.Warehouse.MOVEMENT;
import static sklad.command.stock.Warehouse.movement;
import static sklad.command.stock.Warehouse.onHand;

import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.LocationIsClosed;
import sklad.command.masterdata.ProductIsDiscontinued;
import sklad.command.masterdata.UnknownLocation;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.stock.StockCommand.AdjustStock;
import sklad.events.StockAdjusted;

class AdjustStockTest {

    private final AggregateTestFixture<StockItem> fixture = Warehouse.fixture();

    @Test
    void corrects_the_stock_on_hand_upwards() {
        fixture.given(onHand("SKU-1", "100"))
                .when(new AdjustStock("MAIN", movement("SKU-1", "0.25")))
                .expectEvents(new StockAdjusted(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("0.25"),
                        number("100.25"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void corrects_the_stock_on_hand_downwards() {
        fixture.given(onHand("SKU-1", "100"))
                .when(new AdjustStock("MAIN", movement("SKU-1", "-0.25")))
                .expectEvents(new StockAdjusted(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("-0.25"),
                        number("99.75"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void rejects_a_correction_below_zero() {
        fixture.given(onHand("SKU-1", "5"))
                .when(new AdjustStock("MAIN", movement("SKU-1", "-6")))
                .expectException(InsufficientStock.class)
                .expectNoEvents();
    }

    @Test
    void brings_overdrawn_stock_nearer_to_zero() {
        fixture.given(onHand("SKU-1", "-5"))
                .when(new AdjustStock("MAIN", movement("SKU-1", "2")))
                .expectEvents(new StockAdjusted(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("2"),
                        number("-3"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void takes_from_the_stock_of_a_discontinued_product() {
        fixture.given(onHand("OLD", "5"))
                .when(new AdjustStock("MAIN", movement("OLD", "-2")))
                .expectEvents(new StockAdjusted(
                        MOVEMENT, "OLD", "MAIN", number("-2"), number("3"), null, "reason", "REF-1", EFFECTIVE, null));
    }

    @Test
    void adds_nothing_to_the_stock_of_a_discontinued_product() {
        fixture.given(onHand("OLD", "5"))
                .when(new AdjustStock("MAIN", movement("OLD", "2")))
                .expectException(ProductIsDiscontinued.class)
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new AdjustStock("MAIN", movement("NONE", "6")))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_location() {
        fixture.givenNoPriorActivity()
                .when(new AdjustStock("NOWHERE", movement("SKU-1", "6")))
                .expectException(UnknownLocation.class)
                .expectNoEvents();
    }

    @Test
    void refuses_a_closed_location() {
        fixture.given(onHand("SKU-1", "SHUT", "5"))
                .when(new AdjustStock("SHUT", movement("SKU-1", "5")))
                .expectException(LocationIsClosed.class)
                .expectNoEvents();
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }
}
