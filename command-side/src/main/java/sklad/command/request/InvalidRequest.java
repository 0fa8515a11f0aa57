package sklad.command.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ProblemDetail;
import sklad.command.domain.Rejection;
import sklad.web.Problems.FieldError;

/** A line, or a body read field by field, that does not have the form it needs. */
public final class InvalidRequest extends Rejection {

    InvalidRequest(String code, String detail) {
        super(Kind.INVALID, code, detail);
    }

    /** A field that has the right form and a value that is out of the question. */
    public static InvalidRequest field(String field, String message) {
        return fields(List.of(new FieldError(field, message)));
    }

    static InvalidRequest of(ProblemDetail problem) {
        Map<String, Object> properties = Objects.requireNonNullElse(problem.getProperties(), Map.of());
        InvalidRequest invalid =
                new InvalidRequest(String.valueOf(properties.get("code")), String.valueOf(problem.getDetail()));
        if (properties.get("errors") != null) {
            invalid.with("errors", properties.get("errors"));
        }
        return invalid;
    }

    /** Several such fields. */
    public static InvalidRequest fields(List<FieldError> errors) {
        InvalidRequest invalid = new InvalidRequest(
                "invalid-field",
                errors.size() == 1
                        ? errors.get(0).field() + " " + errors.get(0).message()
                        : errors.size() + " fields do not fit.");
        invalid.with("errors", errors);
        return invalid;
    }
}
