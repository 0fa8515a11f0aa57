package sklad.command.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Intent;
import sklad.web.Caller;
import tools.jackson.databind.node.ObjectNode;

/** Movements that are taken back. */
@RestController
@Tag(name = "Movements")
class ReversalController {

    private final CommandApi commands;
    private final Reversals reversals;

    ReversalController(CommandApi commands, Reversals reversals) {
        this.commands = commands;
        this.reversals = reversals;
    }

    @PostMapping("/movements/{movementId}/reversal")
    @Operation(
            summary = "Take a movement back",
            description = "By a movement of its own, once, and for managers and admins: who made the mistake does not"
                    + " hide it. A transfer is taken back at both locations. A movement made in place of the one that"
                    + " is taken back names it as `replaces`. Refused with `unknown-movement`, `already-reversed`"
                    + " (which names the reversal), `not-reversible` (a reversal stands), `insufficient-stock`,"
                    + " `location-closed`, `period-closed` or `negative-past`.")
    @ApiResponse(
            responseCode = "201",
            description = "Taken back",
            content = @Content(mediaType = "application/json", examples = @ExampleObject("""
                    {"movementId": "01938f5e-7c00-7000-8000-000000000003", "sku": "SKU-1", "location": "MAIN",
                     "quantity": -12.5, "onHand": 100, "reverses": "01938f5e-7c00-7000-8000-000000000001",
                     "version": 4, "position": 1043}""")))
    ResponseEntity<ObjectNode> reverse(
            @PathVariable @Parameter(example = "01938f5e-7c00-7000-8000-000000000001") UUID movementId,
            @Valid @RequestBody ReversalRequest request,
            Conditions conditions,
            Caller caller) {
        return commands.answer(caller, conditions, intent(movementId, request, conditions, caller));
    }

    private Intent intent(UUID movementId, ReversalRequest request, Conditions conditions, Caller caller) {
        try {
            return reversals.intent(movementId, request, caller);
        } catch (UnknownMovement | NotReversible refusal) {
            throw commands.refused(caller, conditions, Reversals.nothing(movementId, request), refusal);
        }
    }
}
