package sklad.standalone.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.datafaker.Faker;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small made-up warehouse, the same each time: what it has, and six weeks of what happened to it. */
final class DemoWarehouse {

    static final Map<String, String> LOCATIONS =
            Map.of("MAIN", "Main warehouse", "SHOP", "Shop floor", "RETURNS", "Returns desk");

    private static final long SEED = 20_250_303;
    private static final Instant FIRST_MORNING = Instant.parse("2025-03-03T07:00:00Z");
    private static final int DAYS = 42;
    private static final int PRODUCTS_PER_CATEGORY = 8;
    private static final Map<String, List<String>> GOODS = new java.util.TreeMap<>(Map.of(
            "Garden", List.of("watering can", "plant pot", "lantern", "bird feeder", "rake", "trowel", "hose", "bench"),
            "Kitchen", List.of("mixing bowl", "teapot", "cake tin", "apron", "chopping board", "jar", "mug", "kettle"),
            "Lighting", List.of("desk lamp", "bulb", "night light", "spotlight", "torch", "candle", "shade", "dimmer"),
            "Office", List.of("notebook", "stapler", "letter tray", "pen", "ruler", "folder", "clock", "paper bin"),
            "Tools", List.of("hammer", "screwdriver", "spirit level", "clamp", "saw", "chisel", "tape", "toolbox")));

    private final Random random = new Random(SEED);
    private final Faker faker = new Faker(Locale.ENGLISH, new Random(SEED));
    private final List<ObjectNode> products = new ArrayList<>();
    private final List<ObjectNode> movements = new ArrayList<>();
    private final Map<String, Integer> onHand = new HashMap<>();
    private int documents = 1000;

    DemoWarehouse() {
        GOODS.forEach((category, goods) -> {
            for (int i = 0; i < PRODUCTS_PER_CATEGORY; i++) {
                register(category, goods.get(i), i + 1);
            }
        });
        open();
        for (int day = 1; day <= DAYS; day++) {
            live(day);
        }
    }

    List<ObjectNode> products() {
        return products;
    }

    List<ObjectNode> movements() {
        return movements;
    }

    private void register(String category, String good, int number) {
        String name = faker.color().name() + " " + faker.commerce().material().toLowerCase(Locale.ROOT) + " " + good;
        products.add(JsonNodeFactory.instance
                .objectNode()
                .put("sku", category.substring(0, 3).toUpperCase(Locale.ROOT) + "-" + (100 + number))
                .put("name", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .put("category", category)
                .put("unit", "each")
                .put("reorderPoint", between(15, 40)));
    }

    private void open() {
        for (ObjectNode product : products) {
            String sku = product.path("sku").asString();
            receive(0, sku, "MAIN", between(80, 200), "opening stock");
            transfer(0, sku, between(20, 40));
        }
    }

    private void live(int day) {
        for (int sale = between(6, 12); sale > 0; sale--) {
            String sku = any();
            int quantity = Math.min(between(1, 6), at(sku, "SHOP"));
            if (quantity > 0) {
                move("outgoing", day, sku, "SHOP", -quantity)
                        .put("reason", "sale")
                        .put("reference", document("SO"));
            }
        }
        String sku = any();
        if (day % 3 == 0) {
            transfer(day, sku, Math.min(between(10, 20), at(sku, "MAIN")));
        }
        if (day % 5 == 0) {
            receive(day, any(), "RETURNS", 1, "customer return");
        }
        if (day % 7 == 0) {
            receive(day, sku, "MAIN", between(40, 80), "purchase");
            adjust(day, any());
        }
    }

    private void receive(int day, String sku, String location, int quantity, String reason) {
        BigDecimal cost =
                BigDecimal.valueOf(between(150, 4000)).divide(BigDecimal.valueOf(100), 2, RoundingMode.UNNECESSARY);
        move("incoming", day, sku, location, quantity)
                .put("unitCost", cost)
                .put("reason", reason)
                .put("reference", document("PO"));
    }

    private void transfer(int day, String sku, int quantity) {
        if (quantity > 0) {
            move("transfer", day, sku, "MAIN", -quantity)
                    .put("toLocation", "SHOP")
                    .put("reference", document("TR"));
            onHand.merge(sku + "@SHOP", quantity, Integer::sum);
        }
    }

    private void adjust(int day, String sku) {
        int difference = Math.max(between(-3, 2), -at(sku, "MAIN"));
        if (difference != 0) {
            move("adjustment", day, sku, "MAIN", difference)
                    .put("quantity", difference)
                    .put("reason", difference < 0 ? "damaged" : "found at count")
                    .put("reference", document("CNT"));
        }
    }

    private ObjectNode move(String type, int day, String sku, String location, int change) {
        onHand.merge(sku + "@" + location, change, Integer::sum);
        Instant when = FIRST_MORNING.plus(Duration.ofDays(day)).plusSeconds(60L * movements.size() % 36_000);
        ObjectNode movement = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("sku", sku)
                .put("location", location)
                .put("quantity", Math.abs(change))
                .put("effectiveAt", when.toString());
        movements.add(movement);
        return movement;
    }

    private int at(String sku, String location) {
        return onHand.getOrDefault(sku + "@" + location, 0);
    }

    private String any() {
        return products.get(random.nextInt(products.size())).path("sku").asString();
    }

    private String document(String series) {
        documents++;
        return series + "-" + documents;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
