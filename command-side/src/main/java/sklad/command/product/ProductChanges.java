package sklad.command.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.command.product.ProductCommand.ChangeProductDetails;
import sklad.command.product.ProductCommand.SetReorderPoint;
import sklad.command.request.InvalidRequest;
import sklad.command.request.RequestReader;
import tools.jackson.databind.JsonNode;

/** Tells a field that a client left out from one that it wants cleared. */
final class ProductChanges {

    private static final Set<String> NEVER_NULL = Set.of("name", "unit", "negativeStockAllowed");

    private final RequestReader reader;

    ProductChanges(RequestReader reader) {
        this.reader = reader;
    }

    List<Command> commands(String sku, JsonNode body) {
        ChangeProductRequest wanted = reader.read(body, ChangeProductRequest.class);
        for (String field : NEVER_NULL) {
            if (body.has(field) && body.get(field).isNull()) {
                throw InvalidRequest.field(field, "can't be cleared");
            }
        }
        List<Command> commands = new ArrayList<>();
        commands.add(new ChangeProductDetails(
                sku,
                change(body, "name", wanted.name()),
                change(body, "category", wanted.category()),
                change(body, "unit", wanted.unit()),
                change(body, "negativeStockAllowed", wanted.negativeStockAllowed())));
        if (body.has("reorderPoint")) {
            commands.add(new SetReorderPoint(sku, wanted.reorderPoint()));
        }
        return commands;
    }

    private static <T> Change<T> change(JsonNode body, String field, @Nullable T value) {
        return body.has(field) ? Change.to(value) : Change.none();
    }
}
