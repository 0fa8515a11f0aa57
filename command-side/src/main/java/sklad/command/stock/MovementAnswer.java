package sklad.command.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;

/** What an accepted movement led to; the position is added once it is stored. */
@Schema(name = "MovementAccepted")
record MovementAnswer(
        UUID movementId,
        String sku,
        String location,
        BigDecimal quantity,
        BigDecimal onHand,
        @Nullable String toLocation,
        @Nullable BigDecimal toOnHand,
        @Nullable Long toVersion,
        @Nullable UUID reverses,
        long version) {

    static MovementAnswer of(StockEvent moved, long version) {
        return new MovementAnswer(
                moved.movementId(),
                moved.sku(),
                moved.location(),
                moved.quantity(),
                moved.onHand(),
                null,
                null,
                null,
                null,
                version);
    }

    static MovementAnswer ofTransfer(StockEvent out, long version, StockEvent in, long toVersion) {
        return new MovementAnswer(
                out.movementId(),
                out.sku(),
                out.location(),
                out.quantity(),
                out.onHand(),
                in.location(),
                in.onHand(),
                toVersion,
                null,
                version);
    }

    MovementAnswer reversing(UUID reversed) {
        return new MovementAnswer(
                movementId, sku, location, quantity, onHand, toLocation, toOnHand, toVersion, reversed, version);
    }
}
