package sklad.command.stock;

import static sklad.command.stock.Warehouse.EFFECTIVE;
import static sklad.command.stock.Warehouse.MOVEMENT;
import static sklad.command.stock.Warehouse.movement;
import static sklad.command.stock.Warehouse.onHand;

import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.masterdata.LocationIsClosed;
import sklad.command.masterdata.UnknownLocation;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.stock.StockCommand.TransferStock;
import sklad.events.StockTransferredOut;

class TransferStockTest {

    private final AggregateTestFixture<StockItem> fixture = Warehouse.fixture();

    @Test
    void sends_stock_to_another_location() {
        fixture.given(onHand("SKU-1", "100"))
                .when(new TransferStock("MAIN", "SHOP", movement("SKU-1", "5")))
                .expectEvents(new StockTransferredOut(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        "SHOP",
                        number("5"),
                        number("95"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void rejects_a_transfer_beyond_the_stock_on_hand() {
        fixture.given(onHand("SKU-1", "5"))
                .when(new TransferStock("MAIN", "SHOP", movement("SKU-1", "6")))
                .expectException(InsufficientStock.class)
                .expectNoEvents();
    }

    @Test
    void moves_the_stock_of_a_discontinued_product() {
        fixture.given(onHand("OLD", "5"))
                .when(new TransferStock("MAIN", "SHOP", movement("OLD", "5")))
                .expectEvents(new StockTransferredOut(
                        MOVEMENT,
                        "OLD",
                        "MAIN",
                        "SHOP",
                        number("5"),
                        number("0"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void refuses_a_transfer_to_where_it_comes_from() {
        fixture.given(onHand("SKU-1", "5"))
                .when(new TransferStock("MAIN", "MAIN", movement("SKU-1", "1")))
                .expectException(SameLocation.class)
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_product() {
        fixture.givenNoPriorActivity()
                .when(new TransferStock("MAIN", "SHOP", movement("NONE", "6")))
                .expectException(UnknownProduct.class)
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_location_to_send_to() {
        fixture.given(onHand("SKU-1", "5"))
                .when(new TransferStock("MAIN", "NOWHERE", movement("SKU-1", "5")))
                .expectException(UnknownLocation.class)
                .expectNoEvents();
    }

    @Test
    void refuses_a_closed_location_to_send_to() {
        fixture.given(onHand("SKU-1", "5"))
                .when(new TransferStock("MAIN", "SHUT", movement("SKU-1", "5")))
                .expectException(LocationIsClosed.class)
                .expectNoEvents();
    }

    @Test
    void refuses_a_closed_location_to_send_from() {
        fixture.given(onHand("SKU-1", "SHUT", "5"))
                .when(new TransferStock("SHUT", "SHOP", movement("SKU-1", "5")))
                .expectException(LocationIsClosed.class)
                .expectNoEvents();
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }
}
