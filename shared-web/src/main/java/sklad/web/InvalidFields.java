package sklad.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import sklad.web.Problems.FieldError;

/** What validation found, as the fields of a problem. */
final class InvalidFields {

    private static final int AT_MOST = 100;

    private InvalidFields() {}

    static List<FieldError> of(BindingResult result) {
        return sorted(fieldErrors(result));
    }

    static List<FieldError> of(HandlerMethodValidationException failure) {
        return sorted(failure.getParameterValidationResults().stream().flatMap(InvalidFields::ofParameter));
    }

    /** What a parameter or field of this type must be, in a client's words. */
    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "has a value that does not fit";
        }
        if (type.isEnum()) {
            return "must be one of " + names(type);
        }
        if (type == Instant.class) {
            return "must be a time such as 2026-01-31T12:00:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        if (type == BigDecimal.class) {
            return "must be a number";
        }
        return type == String.class ? "must be a text" : "has a value that does not fit";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Stream<FieldError> ofParameter(ParameterValidationResult result) {
        if (result instanceof Errors errors) {
            String index = result.getContainerIndex() == null ? "" : "[" + result.getContainerIndex() + "]";
            return fieldErrors(errors)
                    .map(error ->
                            index.isEmpty() ? error : new FieldError(index + "." + error.field(), error.message()));
        }
        String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
        return result.getResolvableErrors().stream().map(error -> new FieldError(name, message(error)));
    }

    private static Stream<FieldError> fieldErrors(Errors errors) {
        return Stream.concat(
                errors.getFieldErrors().stream().map(error -> new FieldError(error.getField(), message(error))),
                errors.getGlobalErrors().stream().map(error -> new FieldError("body", message(error))));
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "does not fit");
    }

    private static List<FieldError> sorted(Stream<FieldError> errors) {
        return errors.sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .limit(AT_MOST)
                .toList();
    }
}
