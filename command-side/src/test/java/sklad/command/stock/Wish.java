package sklad.command.stock;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A movement that a test asks for: at once, or backdated by up to twenty days. */
record Wish(
        String type,
        String location,
        int quantity,
        @Nullable Instant effectiveAt) {

    static Wish random(Random random, Instant now) {
        String[] types = {"incoming", "incoming", "outgoing", "outgoing", "adjustment", "transfer"};
        String type = types[random.nextInt(types.length)];
        int quantity = 1 + random.nextInt(8);
        return new Wish(
                type,
                random.nextBoolean() ? "MAIN" : "SHOP",
                type.equals("adjustment") && random.nextBoolean() ? -quantity : quantity,
                random.nextInt(4) == 0 ? null : now.minusSeconds(3600 + 3600L * random.nextInt(480)));
    }

    /** The signed change at each location. */
    Map<String, Integer> changes() {
        Map<String, Integer> changes = new LinkedHashMap<>();
        boolean leaves = type.equals("outgoing") || type.equals("transfer");
        changes.put(location, leaves ? -quantity : quantity);
        if (type.equals("transfer")) {
            changes.put(elsewhere(), quantity);
        }
        return changes;
    }

    /** The code of the refusal; empty: none. */
    String expected(Ledger ledger) {
        return ledger.decide(location, changes().getOrDefault(location, 0), effectiveAt);
    }

    String json(String sku) {
        return "{'type':'%s','sku':'%s','location':'%s','quantity':%d%s%s}"
                .formatted(
                        type,
                        sku,
                        location,
                        quantity,
                        type.equals("transfer") ? ",'toLocation':'" + elsewhere() + "'" : "",
                        effectiveAt == null ? "" : ",'effectiveAt':'" + effectiveAt + "'");
    }

    private String elsewhere() {
        return location.equals("MAIN") ? "SHOP" : "MAIN";
    }
}
