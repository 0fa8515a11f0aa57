package sklad.command.product;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.Batch;
import sklad.command.dispatch.BatchAnswer;
import sklad.command.dispatch.BatchApi;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Intent;
import sklad.command.product.ProductCommand.DiscontinueProduct;
import sklad.command.request.Reason;
import sklad.command.request.RequestReader;
import sklad.command.request.Shapes;
import sklad.web.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Products: what can be moved. */
@RestController
@Tag(name = "Products", description = "Managers and admins keep products.")
class ProductController {

    private final CommandApi commands;
    private final BatchApi batches;
    private final RequestReader reader;
    private final ProductChanges changes;

    ProductController(CommandApi commands, BatchApi batches, RequestReader reader) {
        this.commands = commands;
        this.batches = batches;
        this.reader = reader;
        this.changes = new ProductChanges(reader);
    }

    @PostMapping("/products")
    @Operation(summary = "Register a product", description = "Refused with `duplicate-sku`.")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<ObjectNode> register(
            @Valid @RequestBody RegisterProductRequest request, Conditions conditions, Caller caller) {
        return commands.answer(caller, conditions, registration(request));
    }

    @PostMapping("/products/batch")
    @Operation(
            summary = "Register up to 10,000 products at once",
            description =
                    "Each line is a product, and may have an `idempotencyKey` of its own. `mode` as for movements.")
    @ApiResponse(responseCode = "200", description = "An outcome for each line")
    ResponseEntity<BatchAnswer> registerAll(
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Products",
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            type = "array",
                                                            implementation = RegisterProductRequest[].class)))
                    JsonNode body,
            @RequestParam(defaultValue = "atomic") Batch.Mode mode,
            Conditions conditions,
            Caller caller) {
        return batches.answer(
                caller,
                conditions,
                mode,
                Batch.lines(
                        body,
                        conditions.idempotencyKey(),
                        line -> registration(reader.read(line, RegisterProductRequest.class))));
    }

    @PatchMapping("/products/{sku}")
    @Operation(
            summary = "Change a product",
            description = "What is absent stays as it is; null clears `reorderPoint`, and "
                    + "makes `category` uncategorised. "
                    + "Refused with `unknown-product`.")
    @ApiResponse(responseCode = "200", description = "Changed, or as it was already")
    ResponseEntity<ObjectNode> change(
            @PathVariable @Pattern(regexp = Shapes.SKU, message = Shapes.SKU_MESSAGE) String sku,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ChangeProductRequest.class)))
                    JsonNode body,
            Conditions conditions,
            Caller caller) {
        Intent intent = new Intent(
                "PATCH /products/" + sku,
                body,
                changes.commands(sku, body),
                decided -> Answer.ok(decided.version(), new ProductAnswer(sku, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    @PostMapping("/products/{sku}/discontinue")
    @Operation(
            summary = "Discontinue a product",
            description = "From then on its stock may only leave, or move between locations. Refused with "
                    + "`unknown-product`.")
    @ApiResponse(responseCode = "200", description = "Discontinued, or it was already")
    ResponseEntity<ObjectNode> discontinue(
            @PathVariable @Pattern(regexp = Shapes.SKU, message = Shapes.SKU_MESSAGE) String sku,
            @Valid @RequestBody(required = false) @Nullable Reason body,
            Conditions conditions,
            Caller caller) {
        Reason reason = Objects.requireNonNullElse(body, Reason.NONE);
        Intent intent = Intent.of(
                "POST /products/" + sku + "/discontinue",
                reason,
                new DiscontinueProduct(sku, reason.reason()),
                decided -> Answer.ok(decided.version(), new ProductAnswer(sku, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    private static Intent registration(RegisterProductRequest request) {
        String location = "/products/" + UriUtils.encodePathSegment(request.sku(), StandardCharsets.UTF_8);
        return Intent.of(
                "POST /products",
                request,
                request.command(),
                decided -> Answer.created(
                        location, decided.version(), new ProductAnswer(request.sku(), decided.version())));
    }

    /** The product and its version; the position is added once it is stored. */
    @Schema(name = "ProductAccepted")
    record ProductAnswer(String sku, long version) {}
}
