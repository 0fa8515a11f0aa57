package sklad.command.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.command.domain.Decimals;
import sklad.events.StockEvent;
import sklad.events.StreamId;

/** What can be asked of the stock of a product at a location. */
public sealed interface StockCommand extends Command {

    Movement movement();

    String location();

    /** The signed change of the quantity on hand. */
    default BigDecimal change() {
        return movement().quantity();
    }

    @Override
    default String stream() {
        return StreamId.stock(movement().sku(), location());
    }

    /** Takes in what came from outside. */
    record ReceiveStock(String location, Movement movement) implements StockCommand {}

    /** Gives out what leaves for outside. */
    record IssueStock(String location, Movement movement) implements StockCommand {
        @Override
        public BigDecimal change() {
            return movement.quantity().negate();
        }
    }

    /** Corrects the quantity on hand by a signed quantity. */
    record AdjustStock(String location, Movement movement) implements StockCommand {}

    /** Sends stock to another location: the first half of a transfer, where all of it is decided. */
    record TransferStock(String location, String toLocation, Movement movement) implements StockCommand {
        @Override
        public BigDecimal change() {
            return movement.quantity().negate();
        }
    }

    /** Takes in what another location has sent: the second half, appended with the first. */
    record AcceptTransfer(String location, String fromLocation, Movement movement) implements StockCommand {}

    /**
     * Takes back what a movement did to this stock item: all of it, or that half of a transfer in which stock arrived, where
     * all of it is decided.
     *
     * @param otherLocation of a transfer
     */
    record ReverseMovement(StockEvent original, @Nullable String otherLocation, Movement movement)
            implements StockCommand {
        @Override
        public String location() {
            return original.location();
        }
    }

    /** Takes the other half of a transfer back, appended with the first. */
    record AcceptReversal(StockEvent original, String otherLocation, Movement movement) implements StockCommand {
        @Override
        public String location() {
            return original.location();
        }
    }

    /**
     * What is moved, why, and when it happened.
     *
     * @param replaces the reversed movement in whose place it is made
     */
    record Movement(
            UUID id,
            String sku,
            BigDecimal quantity,
            @Nullable BigDecimal unitCost,
            @Nullable String reason,
            @Nullable String reference,
            EffectiveTime effective,
            @Nullable UUID replaces) {
        public Movement {
            quantity = Decimals.plain(quantity);
            unitCost = Decimals.plainOrNull(unitCost);
        }

        Instant effectiveAt() {
            return effective.at();
        }
    }
}
