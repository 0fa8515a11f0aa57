package sklad.command.request;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;
import sklad.web.MalformedBody;
import sklad.web.Problems.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and validates a part of a body, as the HTTP edge does with whole bodies. */
public final class RequestReader {

    private final JsonMapper json;
    private final Validator validator;

    public RequestReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The request that this JSON stands for.
     *
     * @throws InvalidRequest it is none, or breaks a constraint
     */
    public <T> T read(JsonNode body, Class<T> type) {
        if (!body.isObject()) {
            throw new InvalidRequest("malformed-request", "A JSON object is needed here");
        }
        T request = parse(body, type);
        Set<ConstraintViolation<T>> violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw InvalidRequest.fields(violations.stream()
                    .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                    .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                    .toList());
        }
        return request;
    }

    private <T> T parse(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException failure) {
            throw InvalidRequest.of(MalformedBody.problem(failure));
        }
    }
}
