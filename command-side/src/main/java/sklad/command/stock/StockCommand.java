package sklad.command.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.command.domain.Decimals;
import sklad.events.StreamId;

/** What can be asked of the stock of a product at a location. */
public sealed interface StockCommand extends Command {

    Movement movement();

    String location();

    @Override
    default String stream() {
        return StreamId.stock(movement().sku(), location());
    }

    /** Takes in what came from outside. */
    record ReceiveStock(String location, Movement movement) implements StockCommand {}

    /** Gives out what leaves for outside. */
    record IssueStock(String location, Movement movement) implements StockCommand {}

    /** Corrects the quantity on hand by a signed quantity. */
    record AdjustStock(String location, Movement movement) implements StockCommand {}

    /** Sends stock to another location: the first half of a transfer, where all of it is decided. */
    record TransferStock(String location, String toLocation, Movement movement) implements StockCommand {}

    /** Takes in what another location has sent: the second half, appended with the first. */
    record AcceptTransfer(String location, String fromLocation, Movement movement) implements StockCommand {}

    /** What is moved, why, and when it happened. */
    record Movement(
            UUID id,
            String sku,
            BigDecimal quantity,
            @Nullable BigDecimal unitCost,
            @Nullable String reason,
            @Nullable String reference,
            Instant effectiveAt) {
        public Movement {
            quantity = Decimals.plain(quantity);
            unitCost = Decimals.plainOrNull(unitCost);
        }
    }
}
