package sklad.query.answer;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to the API document what all answers have in common. */
public final class AnswerDocument implements OperationCustomizer {

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "`invalid-field`: a parameter does not fit, or is none of this endpoint's",
            "401", "`unauthenticated`: no valid token",
            "403", "`forbidden`: the token's role may not ask this",
            "503", "`store-unavailable`: the projections can't be read at the moment; see `Retry-After`");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        PROBLEMS.forEach((status, meaning) -> problem(operation, status, meaning));
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        if (parameters.stream().anyMatch(parameter -> parameter.getIn().equals("path"))) {
            problem(operation, "404", "`unknown-product`, `unknown-location`, `unknown-user` or `not-found`");
        }
        parameters.stream()
                .filter(parameter -> parameter.getName().equals("after"))
                .forEach(after -> readYourWrites(operation, after));
        return operation;
    }

    private static void readYourWrites(Operation operation, Parameter after) {
        after.description("Wait until the event at this position is reflected: the `position` of a command's answer");
        problem(operation, "504", "`projection-behind`: it took too long; `position` says how far the projection is");
        ApiResponse ok = operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject(Answers.POSITION, header("Position of the last event that the answer reflects"));
            ok.addHeaderObject(Answers.LAG, header("Events that the store has beyond it"));
        }
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new IntegerSchema().format("int64"));
    }

    private static void problem(Operation operation, String status, String description) {
        operation.getResponses().addApiResponse(status, new ApiResponse().description(description));
    }
}
