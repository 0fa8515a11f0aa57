package sklad.bench.worker;

/** Request bodies. */
final class Requests {

    private Requests() {}

    static String movement(Choice choice) {
        int item = choice.item();
        return "{\"type\":\"" + (choice.receives() ? "incoming" : "outgoing") + "\",\"sku\":\"" + Choice.sku(item)
                + "\",\"location\":\"" + Choice.location(item) + "\",\"quantity\":" + choice.quantity()
                + ",\"unitCost\":2.55,\"reference\":\"PO-1234567\"}";
    }
}
