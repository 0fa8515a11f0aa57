package sklad.command.masterdata;

import sklad.command.domain.Rejection;

/** No product was registered under this SKU. */
public final class UnknownProduct extends Rejection {

    public UnknownProduct(String sku) {
        super(Kind.UNKNOWN, "unknown-product", "There is no product with SKU " + sku);
        with("sku", sku);
    }
}
