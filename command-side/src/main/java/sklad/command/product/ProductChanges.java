package sklad.command.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sklad.command.domain.Command;
import sklad.command.product.ProductCommand.ChangeProductDetails;
import sklad.command.product.ProductCommand.SetReorderPoint;
import sklad.command.request.InvalidRequest;
import sklad.command.request.RequestReader;
import sklad.events.ProductEvent;
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
            if (isNull(body, field)) {
                throw InvalidRequest.field(field, "can't be cleared");
            }
        }
        List<Command> commands = new ArrayList<>();
        commands.add(new ChangeProductDetails(
                sku,
                new Change<>(wanted.name()),
                new Change<>(isNull(body, "category") ? ProductEvent.UNCATEGORISED : wanted.category()),
                new Change<>(wanted.unit()),
                new Change<>(wanted.negativeStockAllowed())));
        if (body.has("reorderPoint")) {
            commands.add(new SetReorderPoint(sku, wanted.reorderPoint()));
        }
        return commands;
    }

    private static boolean isNull(JsonNode body, String field) {
        return body.has(field) && body.get(field).isNull();
    }
}
