package sklad.command.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import sklad.command.masterdata.LocationFacts;
import sklad.command.masterdata.MasterData;
import sklad.command.masterdata.NegativePastFacts;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.masterdata.PeriodFacts;
import sklad.command.masterdata.ProductFacts;
import sklad.command.masterdata.UnknownLocation;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.stock.StockCommand.Movement;
import sklad.events.NegativePastPolicySet;
import sklad.events.StockEvent;
import sklad.events.StockReceived;

/** A small warehouse to test movements in: what is known of its products and locations. */
final class Warehouse implements MasterData, Past {

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
    private final Timeline timeline = new Timeline();
    private final Map<UUID, UUID> reversals = new HashMap<>();
    private PeriodFacts periods = PeriodFacts.OPEN;
    private NegativePastFacts negativePast = NegativePastFacts.NONE;

    static AggregateTestFixture<StockItem> fixture() {
        return new Warehouse().aFixture();
    }

    AggregateTestFixture<StockItem> aFixture() {
        AggregateTestFixture<StockItem> fixture = new AggregateTestFixture<>(StockItem.class);
        fixture.registerInjectableResource(this);
        return fixture;
    }

    void closePeriods(LocalDate through) {
        periods = new PeriodFacts(through);
    }

    void negativePast(NegativePastPolicy policy) {
        negativePast = NegativePastFacts.fold(null, new NegativePastPolicySet(policy.lowerCase(), null, null));
    }

    /** This is the past of every stock item. */
    void happened(StockEvent movement) {
        timeline.add(movement);
    }

    static Movement movement(String sku, String quantity) {
        return movement(sku, quantity, EffectiveTime.now(EFFECTIVE));
    }

    static Movement movement(String sku, String quantity, EffectiveTime effective) {
        return new Movement(MOVEMENT, sku, new BigDecimal(quantity), null, "reason", "REF-1", effective, null);
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

    @Override
    public PeriodFacts periods() {
        return periods;
    }

    @Override
    public NegativePastFacts negativePast() {
        return negativePast;
    }

    /** This movement was taken back by that one. */
    void reversed(UUID movement, UUID reversal) {
        reversals.put(movement, reversal);
    }

    @Override
    public Optional<UUID> reversalOf(UUID movement) {
        return Optional.ofNullable(reversals.get(movement));
    }

    @Override
    public boolean knows(UUID movement) {
        return movement.equals(MOVEMENT);
    }

    @Override
    public Timeline timeline(String stream, long version) {
        return timeline;
    }

    private static <T> T required(@Nullable T known, RuntimeException unknown) {
        if (known == null) {
            throw unknown;
        }
        return known;
    }
}
