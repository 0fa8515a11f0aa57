package sklad.query.summary;

/** What the movements of a period are told apart by. */
enum SummaryGrouping {
    TOTAL("''"),
    PRODUCT("m.sku"),
    CATEGORY("(SELECT p.category FROM product_category p WHERE p.sku = m.sku)"),
    LOCATION("m.location"),
    USER("m.username"),
    TYPE("m.type");

    private final String expression;

    SummaryGrouping(String expression) {
        this.expression = expression;
    }

    /** Never null: what nobody named is the empty text. */
    String expression() {
        return "coalesce(" + expression + ", '') COLLATE \"C\"";
    }
}
