package sklad.command.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.command.dispatch.Batch;
import sklad.command.dispatch.BatchAnswer;
import sklad.command.dispatch.BatchApi;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.request.RequestReader;
import sklad.web.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Stock that moves. */
@RestController
@Tag(name = "Movements", description = "Clerks, managers and admins move stock.")
class MovementController {

    private final CommandApi commands;
    private final BatchApi batches;
    private final Movements movements;
    private final RequestReader reader;

    MovementController(CommandApi commands, BatchApi batches, Movements movements, RequestReader reader) {
        this.commands = commands;
        this.batches = batches;
        this.movements = movements;
        this.reader = reader;
    }

    @PostMapping("/movements")
    @Operation(
            summary = "Move stock",
            description =
                    "Takes stock in, gives it out, corrects it, or transfers it to another location. Only managers and "
                            + "admins may say that it happened a while ago (`backdating-not-allowed`), and nobody that "
                            + "it happened in a closed period (`period-closed`). Refused with `insufficient-stock`, "
                            + "`negative-past`, `product-discontinued`, `location-closed`, `not-reversed`, `unknown-product` or "
                            + "`unknown-location`. `ETag` and `If-Match` are those of the SKU's stock at the location.")
    @ApiResponse(
            responseCode = "201",
            description = "Moved",
            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                    {"movementId": "01938f5e-7c00-7000-8000-000000000001", "sku": "SKU-1", "location": "MAIN",
                     "quantity": 12.5, "onHand": 112.5, "version": 3, "position": 1042}""")))
    ResponseEntity<ObjectNode> move(@Valid @RequestBody MovementRequest request, Conditions conditions, Caller caller) {
        return commands.answer(caller, conditions, movements.intent(request, caller));
    }

    @PostMapping("/movements/batch")
    @Operation(
            summary = "Move stock, up to 10,000 lines at once",
            description = "Each line is a movement, and may have an `idempotencyKey` of its own. Lines are decided in "
                    + "their order on what the lines before have left. `mode=atomic` applies all or none, and refuses "
                    + "with `batch-refused`, naming each line that failed; `mode=independent` lets each line stand for "
                    + "itself.")
    @ApiResponse(
            responseCode = "200",
            description = "An outcome for each line",
            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                    {"mode": "independent", "accepted": 1, "replayed": 0, "refused": 1, "position": 1043, "outcomes": [
                      {"line": 1, "status": "accepted", "movementId": "01938f5e-7c00-7000-8000-000000000002",
                       "sku": "SKU-1", "location": "MAIN", "quantity": 5, "onHand": 0, "version": 4, "position": 1043},
                      {"line": 2, "status": "refused", "code": "insufficient-stock",
                       "detail": "0 of SKU-1 at MAIN on hand, 5 requested"}]}""")))
    ResponseEntity<BatchAnswer> moveAll(
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Movements",
                            content =
                                    @Content(
                                            schema =
                                                    @io.swagger.v3.oas.annotations.media.Schema(
                                                            type = "array",
                                                            implementation = MovementRequest[].class)))
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
                        line -> movements.intent(reader.read(line, MovementRequest.class), caller)));
    }
}
