package sklad.command.policy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Intent;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.policy.PolicyCommand.SetNegativePastPolicy;
import sklad.web.Caller;
import sklad.web.Problems;
import tools.jackson.databind.node.ObjectNode;

/** Policies: decisions that could go either way. */
@RestController
@Tag(name = "Policies", description = "Managers and admins lay down policies.")
class PolicyController {

    private final CommandApi commands;

    PolicyController(CommandApi commands) {
        this.commands = commands;
    }

    @PutMapping("/policies/negative-past")
    @Operation(
            summary = "Accept or refuse a negative past",
            description = "What becomes of a backdated movement by which less than nothing would have been on hand at"
                    + " some moment since, though enough is now. For one product, one location or, with neither, for"
                    + " all; the product's policy outweighs the location's, and both the general one, which is `accept`"
                    + " until one is laid down. Refused with `unknown-product` or `unknown-location`.")
    @ApiResponse(responseCode = "200", description = "Laid down, or it was this one already")
    ResponseEntity<ObjectNode> set(
            @Valid @RequestBody NegativePastRequest request, Conditions conditions, Caller caller) {
        if (request.sku() != null && request.location() != null) {
            throw Problems.invalidField("location", "must be absent where there is a sku: a policy is for one of them");
        }
        NegativePastPolicy policy = request.policy();
        Intent intent = Intent.of(
                "PUT /policies/negative-past",
                request,
                new SetNegativePastPolicy(policy, request.sku(), request.location()),
                decided -> Answer.ok(
                        decided.version(),
                        new PolicyAnswer(
                                policy == null ? null : policy.lowerCase(),
                                request.sku(),
                                request.location(),
                                decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    /** The policy and the stream's version; the position is added once it is stored. */
    @Schema(name = "PolicyAccepted")
    record PolicyAnswer(
            @Nullable String policy,
            @Nullable String sku,
            @Nullable String location,
            long version) {}
}
