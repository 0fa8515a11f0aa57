package sklad.query.projection;

import static sklad.query.projection.Events.adjusted;
import static sklad.query.projection.Events.arrived;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.reversed;
import static sklad.query.projection.Events.sent;
import static sklad.query.projection.Events.user;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import sklad.events.ProductDetailsChanged;
import sklad.events.ReorderPointSet;
import sklad.events.StockReceived;
import sklad.events.UserRoleChanged;

/** A long, random and believable history: the same for the same seed. */
public final class Story {

    private static final List<String> LOCATIONS = List.of("MAIN", "SHOP", "YARD");
    private static final List<String> CATEGORIES = List.of("Garden", "Kitchen", "Toys");
    private static final List<String> USERS = List.of("anna", "bob", "cora");

    private final Random random;
    private final int products;
    private final History history = new History();
    private final Map<String, BigDecimal> onHand = new HashMap<>();
    private final Deque<StockReceived> receipts = new ArrayDeque<>();

    private Story(long seed, int products) {
        this.random = new Random(seed);
        this.products = products;
    }

    public static List<RecordedEvent> of(long seed, int products, int movements) {
        Story story = new Story(seed, products);
        story.begin();
        for (int i = 0; i < movements; i++) {
            story.goOn(i);
        }
        return story.history.events();
    }

    private void begin() {
        USERS.forEach(name -> history.happened(user(name)));
        LOCATIONS.forEach(code -> history.happened(location(code)));
        for (int i = 0; i < products; i++) {
            history.happened(product("SKU-" + i));
        }
    }

    private void goOn(int id) {
        String sku = "SKU-" + random.nextInt(products);
        String from = LOCATIONS.get(random.nextInt(3));
        String to = LOCATIONS.get((LOCATIONS.indexOf(from) + 1) % 3);
        history.by(USERS.get(random.nextInt(3)));
        switch (random.nextInt(21)) {
            case 0 -> history.happened(new ReorderPointSet(sku, BigDecimal.valueOf(random.nextInt(50))));
            case 1 -> history.happened(new UserRoleChanged(USERS.get(random.nextInt(3)), "manager"));
            case 2 -> takeBack(id);
            case 3 -> history.happened(adjusted(id, sku, from, "-0.5", moved(sku, from, "-0.5")));
            case 4, 5, 6 ->
                history.happened(
                        sent(id, sku, from, to, "3", moved(sku, from, "-3")),
                        arrived(id, sku, to, from, "3", moved(sku, to, "3")));
            case 7 ->
                history.happened(new ProductDetailsChanged(
                        sku, "Product " + sku, CATEGORIES.get(random.nextInt(3)), "each", true));
            case 8, 9, 10, 11, 12 -> history.happened(issued(id, sku, from, "2", moved(sku, from, "-2")));
            default -> receive(id, sku, from);
        }
    }

    private void receive(int id, String sku, String location) {
        StockReceived receipt = received(id, sku, location, "7", moved(sku, location, "7"));
        receipts.push(receipt);
        history.happened(receipt);
    }

    private void takeBack(int id) {
        StockReceived receipt = receipts.poll();
        if (receipt != null) {
            history.happened(reversed(id, receipt, null, moved(receipt.sku(), receipt.location(), "-7")));
        }
    }

    private String moved(String sku, String location, String change) {
        return onHand.merge(sku + "@" + location, new BigDecimal(change), BigDecimal::add)
                .toPlainString();
    }
}
