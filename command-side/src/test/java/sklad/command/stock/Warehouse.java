package sklad.command.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import sklad.command.masterdata.LocationFacts;
import sklad.command.masterdata.MasterData;
import sklad.command.masterdata.ProductFacts;
import sklad.command.masterdata.UnknownLocation;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.stock.StockCommand.Movement;
import sklad.events.StockReceived;

/** A small warehouse to test movements in: what is known of its products and locations. */
final class Warehouse implements MasterData {

    static final UUID MOVEMENT = UUID.fromString("01938f5e-7c00-7000-8000-000000000001");
    static final Instant EFFECTIVE = Instant.parse("2010-12-01T08:26:00Z");

    private final Map<String, ProductFacts> products = new HashMap<>(Map.of(
            "SKU-1", new ProductFacts("SKU-1", false, false),
            "OVERDRAWN", new ProductFacts("OVERDRAWN", true, false),
            "OLD", new ProductFacts("OLD", false, true)));
    private final Map<String, LocationFacts> locations = Map.of(
            "MAIN", new LocationFacts("MAIN", true),
            "SHOP", new LocationFacts("SHOP", true),
            "SHUT", new LocationFacts("SHUT", false));

    static AggregateTestFixture<StockItem> fixture() {
        AggregateTestFixture<StockItem> fixture = new AggregateTestFixture<>(StockItem.class);
        fixture.registerInjectableResource(new Warehouse());
        return fixture;
    }

    static Movement movement(String sku, String quantity) {
        return new Movement(MOVEMENT, sku, new BigDecimal(quantity), null, "reason", "REF-1", EFFECTIVE);
    }

    static StockReceived onHand(String sku, String quantity) {
        return onHand(sku, "MAIN", quantity);
    }

    static StockReceived onHand(String sku, String location, String quantity) {
        BigDecimal onHand = new BigDecimal(quantity);
        return new StockReceived(UUID.randomUUID(), sku, location, onHand, onHand, null, null, null, EFFECTIVE, null);
    }

    @Override
    public ProductFacts product(String sku) {
        return required(products.get(sku), new UnknownProduct(sku));
    }

    @Override
    public LocationFacts location(String code) {
        return required(locations.get(code), new UnknownLocation(code));
    }

    private static <T> T required(@Nullable T known, RuntimeException unknown) {
        if (known == null) {
            throw unknown;
        }
        return known;
    }
}
