package sklad.query.onhand;

import java.util.List;

/** What on hand is added up by. */
enum OnHandGrouping {
    STOCK_ITEM("sku location"),
    PRODUCT("sku"),
    LOCATION("location"),
    CATEGORY("category");

    private final String columns;

    OnHandGrouping(String columns) {
        this.columns = columns;
    }

    List<String> columns() {
        return List.of(columns.split(" "));
    }
}
