package sklad.query.movement;

import org.jspecify.annotations.Nullable;
import sklad.query.projection.WorkingRows;

/**
 * In which category a product is.
 *
 * @param before in which it is according to the table; null if it is not there yet
 */
record ProductCategoryRow(String sku, @Nullable String before, String category, long position)
        implements WorkingRows.Row {

    ProductCategoryRow in(String other, long since) {
        return new ProductCategoryRow(sku, before, other, since);
    }

    boolean moves() {
        return !category.equals(before);
    }
}
