package sklad.command.masterdata;

import org.jspecify.annotations.Nullable;
import sklad.events.ProductDetailsChanged;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductEvent;
import sklad.events.ProductRegistered;

/** What movements need to know of a registered product. */
public record ProductFacts(String sku, boolean negativeStockAllowed, boolean discontinued) {

    /** Stock of a discontinued product may only leave. */
    public ProductFacts mayGrow() {
        if (discontinued) {
            throw new ProductIsDiscontinued(sku);
        }
        return this;
    }

    static @Nullable ProductFacts fold(@Nullable ProductFacts before, ProductEvent event) {
        if (event instanceof ProductRegistered registered) {
            return new ProductFacts(registered.sku(), registered.negativeStockAllowed(), false);
        }
        if (before != null && event instanceof ProductDetailsChanged changed) {
            return new ProductFacts(before.sku, changed.negativeStockAllowed(), before.discontinued);
        }
        if (before != null && event instanceof ProductDiscontinued) {
            return new ProductFacts(before.sku, before.negativeStockAllowed, true);
        }
        return before;
    }
}
