package sklad.command.product;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.command.domain.Decimals;
import sklad.events.StreamId;

/** What can be asked of a product. */
public sealed interface ProductCommand extends Command {

    String sku();

    @Override
    default String stream() {
        return StreamId.product(sku());
    }

    /** Makes a product known, so that it can be moved. */
    record RegisterProduct(
            String sku,
            String name,
            String category,
            String unit,
            @Nullable BigDecimal reorderPoint,
            boolean negativeStockAllowed)
            implements ProductCommand {
        public RegisterProduct {
            reorderPoint = Decimals.plainOrNull(reorderPoint);
        }
    }

    /** Changes the details that are given. */
    record ChangeProductDetails(
            String sku,
            Change<String> name,
            Change<String> category,
            Change<String> unit,
            Change<Boolean> negativeStockAllowed)
            implements ProductCommand {}

    /** Sets below which quantity the product is to be ordered again; null: it is no longer watched. */
    record SetReorderPoint(String sku, @Nullable BigDecimal reorderPoint) implements ProductCommand {
        public SetReorderPoint {
            reorderPoint = Decimals.plainOrNull(reorderPoint);
        }
    }

    /** Ends buying the product: its stock may only leave. */
    record DiscontinueProduct(String sku, @Nullable String reason) implements ProductCommand {}
}
