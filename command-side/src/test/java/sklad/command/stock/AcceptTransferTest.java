package sklad.command.stock;

import static sklad.command.stock.Warehouse.EFFECTIVE;
import static sklad.command.stock.Warehouse.MOVEMENT;
import static sklad.command.stock.Warehouse.movement;
import static sklad.command.stock.Warehouse.onHand;

import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.stock.StockCommand.AcceptTransfer;
import sklad.events.StockTransferredIn;

class AcceptTransferTest {

    private final AggregateTestFixture<StockItem> fixture = Warehouse.fixture();

    @Test
    void takes_in_what_another_location_has_sent() {
        fixture.given(onHand("SKU-1", "SHOP", "2"))
                .when(new AcceptTransfer("SHOP", "MAIN", movement("SKU-1", "5")))
                .expectEvents(new StockTransferredIn(
                        MOVEMENT,
                        "SKU-1",
                        "SHOP",
                        "MAIN",
                        number("5"),
                        number("7"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    @Test
    void begins_the_stock_where_there_was_none() {
        fixture.givenNoPriorActivity()
                .when(new AcceptTransfer("SHOP", "MAIN", movement("SKU-1", "5")))
                .expectEvents(new StockTransferredIn(
                        MOVEMENT,
                        "SKU-1",
                        "SHOP",
                        "MAIN",
                        number("5"),
                        number("5"),
                        null,
                        "reason",
                        "REF-1",
                        EFFECTIVE,
                        null));
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }
}
