package sklad.command.stock;

import static sklad.command.stock.Warehouse.EFFECTIVE;
import static sklad.command.stock.Warehouse.MOVEMENT;
import static sklad.command.stock.Warehouse.onHand;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sklad.command.stock.StockCommand.AcceptReversal;
import sklad.command.stock.StockCommand.Movement;
import sklad.events.StockReversed;
import sklad.events.StockTransferredOut;

class AcceptReversalTest {

    @Test
    void takes_back_what_had_left_and_asks_nothing() {
        StockTransferredOut left = new StockTransferredOut(
                UUID.randomUUID(),
                "SKU-1",
                "SHUT",
                "SHOP",
                BigDecimal.valueOf(5),
                BigDecimal.ZERO,
                null,
                null,
                null,
                EFFECTIVE,
                null);

        Warehouse.fixture()
                .given(onHand("SKU-1", "SHUT", "5"), left)
                .when(new AcceptReversal(
                        left,
                        "SHOP",
                        new Movement(
                                MOVEMENT,
                                "SKU-1",
                                BigDecimal.valueOf(5),
                                null,
                                "mistake",
                                null,
                                EffectiveTime.now(EFFECTIVE),
                                null)))
                .expectEvents(new StockReversed(
                        MOVEMENT,
                        left.movementId(),
                        "SKU-1",
                        "SHUT",
                        "SHOP",
                        BigDecimal.valueOf(5),
                        BigDecimal.valueOf(5),
                        null,
                        "mistake",
                        null,
                        EFFECTIVE));
    }
}
