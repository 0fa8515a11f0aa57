package sklad.query.projection;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import sklad.web.Problems;

/** Who asks for the events themselves while the event store is away is asked to come again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class EventStoreAway {

    private static final Logger LOG = LoggerFactory.getLogger(EventStoreAway.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> comeAgain(EventStoreException failure) {
        LOG.warn("The event store can't be read", failure);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store-unavailable",
                        "The event store can't be read at the moment."));
    }
}
