package sklad.command.product;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Decimals;
import sklad.command.masterdata.UnknownProduct;
import sklad.command.product.ProductCommand.ChangeProductDetails;
import sklad.command.product.ProductCommand.DiscontinueProduct;
import sklad.command.product.ProductCommand.RegisterProduct;
import sklad.command.product.ProductCommand.SetReorderPoint;
import sklad.events.ProductDetailsChanged;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductRegistered;
import sklad.events.ReorderPointSet;
import sklad.events.StreamId;

/** A product: registered once under its SKU, described, and one day discontinued. */
public class Product {

    private String stream;
    private @Nullable ProductDetailsChanged details;
    private @Nullable BigDecimal reorderPoint;
    private boolean discontinued;

    Product() {
        this("");
    }

    public Product(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterProduct command) {
        if (details != null) {
            throw new DuplicateSku(command.sku());
        }
        apply(new ProductRegistered(
                command.sku(),
                command.name(),
                command.category(),
                command.unit(),
                command.reorderPoint(),
                command.negativeStockAllowed()));
    }

    @EventSourcingHandler
    void on(ProductRegistered event) {
        stream = StreamId.product(event.sku());
        details = new ProductDetailsChanged(
                event.sku(), event.name(), event.category(), event.unit(), event.negativeStockAllowed());
        reorderPoint = event.reorderPoint();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangeProductDetails command) {
        ProductDetailsChanged current = registered(command);
        ProductDetailsChanged changed = new ProductDetailsChanged(
                command.sku(),
                command.name().or(current.name()),
                command.category().or(current.category()),
                command.unit().or(current.unit()),
                command.negativeStockAllowed().or(current.negativeStockAllowed()));
        if (!changed.equals(current)) {
            apply(changed);
        }
    }

    @EventSourcingHandler
    void on(ProductDetailsChanged event) {
        details = event;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SetReorderPoint command) {
        registered(command);
        if (!Decimals.same(command.reorderPoint(), reorderPoint)) {
            apply(new ReorderPointSet(command.sku(), command.reorderPoint()));
        }
    }

    @EventSourcingHandler
    void on(ReorderPointSet event) {
        reorderPoint = event.reorderPoint();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DiscontinueProduct command) {
        registered(command);
        if (!discontinued) {
            apply(new ProductDiscontinued(command.sku(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(ProductDiscontinued event) {
        discontinued = true;
    }

    private ProductDetailsChanged registered(ProductCommand command) {
        if (details == null) {
            throw new UnknownProduct(command.sku());
        }
        return details;
    }
}
