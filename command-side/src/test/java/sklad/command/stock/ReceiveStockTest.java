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
import sklad.command.stock.StockCommand.ReceiveStock;
import sklad.events.StockReceived;

class ReceiveStockTest {

    private final AggregateTestFixture<StockItem> fixture = Warehouse.fixture();

    @Test
    void begins_the_stock_of_a_product_at_a_location() {
        fixture.givenNoPriorActivity()
                .when(new ReceiveStock("MAIN", movement("SKU-1", "6")))
                .expectEvents(new StockReceived(
                        MOVEMENT, "SKU-1", "MAIN", number("6"), number("6"), null, "reason", "REF-1", EFFECTIVE, null));
    }

    @Test
    void adds_to_the_stock_on_hand() {
        fixture.given(onHand("SKU-1", "100"))
                .when(new ReceiveStock("MAIN", movement("SKU-1", "6.50")))
                .expectEvents(new StockReceived(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("6.5"),
                        number("106.5"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void writes_quantities_without_zeros_or_exponents() {
        fixture.given(onHand("SKU-1", "0.5"))
                .when(new ReceiveStock("MAIN", movement("SKU-1", "9.50E+1")))
                .expectEvents(new StockReceived(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("95"),
                        number("95.5"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new ReceiveStock("MAIN", movement("NONE", "6")))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_location() {
        fixture.givenNoPriorActivity()
                .when(new ReceiveStock("NOWHERE", movement("SKU-1", "6")))
                .expectException(UnknownLocation.class)
                .expectNoEvents();
    }

    @Test
    void refuses_a_discontinued_product() {
        fixture.givenNoPriorActivity()
                .when(new ReceiveStock("MAIN", movement("OLD", "6")))
                .expectException(ProductIsDiscontinued.class)
                .expectNoEvents();
    }

    @Test
    void refuses_a_closed_location() {
        fixture.givenNoPriorActivity()
                .when(new ReceiveStock("SHUT", movement("SKU-1", "6")))
                .expectException(LocationIsClosed.class)
                .expectNoEvents();
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }
}
