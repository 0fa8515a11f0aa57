package sklad.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import sklad.web.Problems.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that can't be read, and where, without naming our classes. */
public final class MalformedBody {

    private final BodyLimitFilter limit;

    MalformedBody(BodyLimitFilter limit) {
        this.limit = limit;
    }

    ProblemDetail problem(HttpMessageNotReadableException failure) {
        if (causedBy(failure, BodyLimitFilter.TooLarge.class) != null) {
            return limit.problem();
        }
        @Nullable JacksonException cause = causedBy(failure, JacksonException.class);
        return cause == null ? malformed("The request needs a JSON body.") : problem(cause);
    }

    /** The problem of a part of a body that a side reads by itself. */
    public static ProblemDetail problem(JacksonException cause) {
        if (cause instanceof UnrecognizedPropertyException) {
            return malformed("Unknown field " + path(cause) + place(cause) + ".");
        }
        boolean field = !cause.getPath().isEmpty();
        if (field && cause instanceof MismatchedInputException mismatch) {
            return invalid(cause, InvalidFields.expected(mismatch.getTargetType()));
        }
        if (field && cause instanceof InputCoercionException) {
            return invalid(cause, "is out of range");
        }
        if (cause instanceof StreamConstraintsException) {
            return malformed("A number, text or nesting is longer than allowed" + place(cause) + ".");
        }
        if (cause instanceof StreamReadException) {
            String at = field ? " at " + path(cause) : "";
            return malformed("Not readable as JSON" + at + place(cause) + ": " + cause.getOriginalMessage());
        }
        return malformed("The body does not have the form that this request needs" + place(cause) + ".");
    }

    private static ProblemDetail invalid(JacksonException failure, String message) {
        return Problems.invalid(List.of(new FieldError(path(failure), message)));
    }

    private static ProblemDetail malformed(String detail) {
        return Problems.of(HttpStatus.BAD_REQUEST, "malformed-request", detail);
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null || failure.getLocation().getLineNr() < 1
                ? ""
                : " in line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static <T extends Throwable> @Nullable T causedBy(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
