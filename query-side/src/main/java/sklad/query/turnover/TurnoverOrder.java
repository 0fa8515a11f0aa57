package sklad.query.turnover;

/** What comes first. */
enum TurnoverOrder {
    SKU,
    IDLE
}
