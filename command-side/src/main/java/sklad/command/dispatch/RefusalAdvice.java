package sklad.command.dispatch;

import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import sklad.command.domain.Rejection;
import sklad.eventstore.AppendFailed;
import sklad.eventstore.OutcomeUnknown;
import sklad.eventstore.Overloaded;
import sklad.web.Problems;

/** Turns refusals, and the ways in which storing can fail, into problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Rejection rejection) {
        ProblemDetail problem = Problems.of(status(rejection.kind()), rejection.code(), rejection.detail());
        rejection.properties().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> contended(Contended failure) {
        return answer(Problems.of(HttpStatus.CONFLICT, "conflict", String.valueOf(failure.getMessage())));
    }

    @ExceptionHandler({Overloaded.class, LockAcquisitionFailedException.class, BatchRoom.NoRoom.class})
    ResponseEntity<ProblemDetail> overloaded(RuntimeException failure) {
        return unavailable("overloaded", "Too many requests wait; nothing was stored. Try again in a moment.");
    }

    @ExceptionHandler({AppendFailed.class, EventStoreException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException failure) {
        LOG.warn("The event store is unavailable", failure);
        return unavailable("store-unavailable", "The event store can't be reached; nothing was stored. Try again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(OutcomeUnknown failure) {
        LOG.error("Nobody knows whether a request was stored", failure);
        return unavailable(
                "store-unavailable",
                "The event store went away while it was storing, so this may or may not have happened. Repeating the "
                        + "request with its idempotency key tells.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notACommand(HttpRequestMethodNotSupportedException failure) {
        ProblemDetail problem = Problems.of(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                failure.getMethod()
                        + " does not go here: this side takes commands, by POST, PUT and PATCH; questions are "
                        + "answered by the query side. See /v3/api-docs.");
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .headers(failure.getHeaders())
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> unavailable(String code, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static HttpStatus status(Rejection.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case RULE -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
