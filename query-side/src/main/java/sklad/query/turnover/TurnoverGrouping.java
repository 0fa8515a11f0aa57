package sklad.query.turnover;

/** What a row is about. */
enum TurnoverGrouping {
    PRODUCT,
    STOCK_ITEM
}
