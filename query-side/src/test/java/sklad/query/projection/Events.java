package sklad.query.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sklad.events.LocationOpened;
import sklad.events.ProductRegistered;
import sklad.events.StockAdjusted;
import sklad.events.StockEvent;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;
import sklad.events.UserRegistered;

/** Plausible events, as short as a test wants to say them. */
public final class Events {

    public static final Instant EFFECTIVE = Instant.parse("2026-01-04T12:00:00Z");

    private Events() {}

    public static BigDecimal qty(String quantity) {
        return new BigDecimal(quantity);
    }

    public static UUID id(long number) {
        return new UUID(7, number);
    }

    public static UserRegistered user(String username) {
        return new UserRegistered(username, "clerk");
    }

    public static LocationOpened location(String code) {
        return new LocationOpened(code, "Location " + code);
    }

    public static ProductRegistered product(String sku) {
        return new ProductRegistered(sku, "Product " + sku, "Garden", "each", null, false);
    }

    public static StockReceived received(long id, String sku, String location, String quantity, String onHand) {
        return new StockReceived(
                id(id),
                sku,
                location,
                qty(quantity),
                qty(onHand),
                qty("2.55"),
                "purchase",
                "PO-" + id,
                EFFECTIVE,
                null);
    }

    public static StockIssued issued(long id, String sku, String location, String quantity, String onHand) {
        return new StockIssued(
                id(id), sku, location, qty(quantity), qty(onHand), null, "sale", "SO-" + id, EFFECTIVE, null);
    }

    public static StockAdjusted adjusted(long id, String sku, String location, String quantity, String onHand) {
        return new StockAdjusted(
                id(id), sku, location, qty(quantity), qty(onHand), null, "damaged", null, EFFECTIVE, null);
    }

    public static StockTransferredOut sent(
            long id, String sku, String from, String to, String quantity, String onHand) {
        return new StockTransferredOut(
                id(id), sku, from, to, qty(quantity), qty(onHand), null, null, "T-" + id, EFFECTIVE, null);
    }

    /** The movement that takes back what {@code movement} did, at its location. */
    public static StockReversed reversed(long id, StockEvent movement, @Nullable String otherLocation, String onHand) {
        return new StockReversed(
                id(id),
                movement.movementId(),
                movement.sku(),
                movement.location(),
                otherLocation,
                movement.change().negate(),
                qty(onHand),
                movement.unitCost(),
                "mistake",
                null,
                EFFECTIVE);
    }

    public static StockTransferredIn arrived(
            long id, String sku, String to, String from, String quantity, String onHand) {
        return new StockTransferredIn(
                id(id), sku, to, from, qty(quantity), qty(onHand), null, null, "T-" + id, EFFECTIVE, null);
    }
}
