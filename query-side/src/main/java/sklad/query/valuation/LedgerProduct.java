package sklad.query.valuation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product that has moved.
 *
 * @param category only where it was asked for
 * @param firstCost the first unit cost that a movement says which has not been taken back
 */
record LedgerProduct(
        String sku, @Nullable String category, @Nullable BigDecimal firstCost) {}
