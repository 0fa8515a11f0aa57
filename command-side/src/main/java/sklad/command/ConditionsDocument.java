package sklad.command;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import sklad.command.dispatch.Conditions;

/** Writes down what all commands have in common: their conditions, and the ways in which they can be refused. */
final class ConditionsDocument implements OperationCustomizer {

    private static final Map<String, String> REFUSALS = new LinkedHashMap<>();

    static {
        REFUSALS.put("400", "`malformed-request` or `invalid-field`, with `errors` by field");
        REFUSALS.put("401", "`unauthenticated`: no token, or not a valid one");
        REFUSALS.put("403", "`forbidden` for this role, `backdating-not-allowed`, or `user-deactivated`");
        REFUSALS.put("404", "`unknown-product`, `unknown-location`, `unknown-movement` or `unknown-user`");
        REFUSALS.put("409", "A rule stands against it, or `conflict`: others changed the same data again and again");
        REFUSALS.put("412", "`stale-version`: `If-Match` does not match; `version` is the current one");
        REFUSALS.put("413", "`payload-too-large`");
        REFUSALS.put("415", "`unsupported-media-type`: bodies are JSON");
        REFUSALS.put("422", "`idempotency-key-reused` for another request");
        REFUSALS.put("503", "`overloaded` or `store-unavailable`: try again after `Retry-After` seconds");
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean conditional = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Conditions.class);
        if (!conditional) {
            return operation;
        }
        operation
                .addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .description(
                                "Makes it safe to send the request again: an accepted one is answered as it was the "
                                        + "first time, with `Idempotency-Replayed: true`.")
                        .schema(new StringSchema().minLength(1).maxLength(200)))
                .addParametersItem(new HeaderParameter()
                        .name("If-Match")
                        .description("The `ETag` that the stream must still have; `*`: it must exist.")
                        .schema(new StringSchema())
                        .example("\"3\""))
                .addParametersItem(new QueryParameter()
                        .name("dryRun")
                        .description("Decide, answer, and store nothing.")
                        .schema(new BooleanSchema()));
        REFUSALS.forEach((status, description) -> operation.getResponses().putIfAbsent(status, problem(description)));
        return operation;
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(new ObjectSchema())));
    }
}
