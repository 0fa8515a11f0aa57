package sklad.standalone.load;

import static sklad.standalone.load.Column.Form.NUMBER;
import static sklad.standalone.load.Column.Form.TEXT;
import static sklad.standalone.load.Column.Form.TIME;
import static sklad.standalone.load.Column.Form.TRUTH;
import static sklad.standalone.load.Column.Form.TYPE;
import static sklad.standalone.load.Column.optional;
import static sklad.standalone.load.Column.required;

import java.util.List;
import java.util.Optional;

/** What a file holds, a line each. */
public enum LineKind {
    PRODUCT(
            "products",
            "/products/batch",
            List.of(
                    optional("key", TEXT),
                    required("sku", TEXT),
                    required("name", TEXT),
                    optional("category", TEXT),
                    optional("unit", TEXT),
                    optional("reorderPoint", NUMBER),
                    optional("negativeStockAllowed", TRUTH))),
    MOVEMENT(
            "movements",
            "/movements/batch",
            List.of(
                    optional("key", TEXT),
                    required("type", TYPE),
                    required("sku", TEXT),
                    required("location", TEXT),
                    optional("toLocation", TEXT),
                    required("quantity", NUMBER),
                    optional("unitCost", NUMBER),
                    optional("reason", TEXT),
                    optional("reference", TEXT),
                    optional("effectiveAt", TIME)));

    private final String plural;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of records
    private final List<Column> columns;

    LineKind(String plural, String path, List<Column> columns) {
        this.plural = plural;
        this.path = path;
        this.columns = columns;
    }

    /** For people: "products". */
    public String plural() {
        return plural;
    }

    String path() {
        return path;
    }

    List<Column> columns() {
        return columns;
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Product keys and movement keys are different keys, whatever the file calls them. */
    String keyPrefix() {
        return this == PRODUCT ? "product:" : "movement:";
    }
}
