package sklad.command.product;

import sklad.command.domain.Rejection;

/** The SKU belongs to a product already. */
public final class DuplicateSku extends Rejection {

    public DuplicateSku(String sku) {
        super(Kind.RULE, "duplicate-sku", "A product with SKU " + sku + " is already registered");
        with("sku", sku);
    }
}
