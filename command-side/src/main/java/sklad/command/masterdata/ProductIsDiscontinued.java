package sklad.command.masterdata;

import sklad.command.domain.Rejection;

/** The stock of a discontinued product must not grow. */
public final class ProductIsDiscontinued extends Rejection {

    public ProductIsDiscontinued(String sku) {
        super(Kind.RULE, "product-discontinued", "Product " + sku + " is discontinued: its stock may only leave");
        with("sku", sku);
    }
}
