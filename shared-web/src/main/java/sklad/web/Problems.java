package sklad.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Makes RFC 9457 problem details; {@code code} is the stable name that a client may rely on, the texts are for people. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        return coded(problem, code);
    }

    /** A request whose fields or parameters do not fit: names every one of them. */
    public static ProblemDetail invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).field() + " " + errors.get(0).message()
                : errors.size() + " fields do not fit.";
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, "invalid-field", detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** For a controller that refuses by itself: thrown, it is answered as this problem. */
    public static ErrorResponseException refusal(HttpStatus status, String code, String detail) {
        return new ErrorResponseException(status, of(status, code, detail), null);
    }

    /** For a controller that checks a field or parameter by itself. */
    public static ErrorResponseException invalidField(String field, String message) {
        return new ErrorResponseException(
                HttpStatus.BAD_REQUEST, invalid(List.of(new FieldError(field, message))), null);
    }

    static ProblemDetail coded(ProblemDetail problem, String code) {
        problem.setType(URI.create("urn:sklad:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }

    /** One field, by its path in the request, and what it must be. */
    public record FieldError(String field, String message) {}
}
