package sklad.query.projection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;

/** Why a processor's last batch failed; it is tried again, and until it succeeds an operator can read the reason. */
final class ProjectionErrors implements ErrorHandler {

    private final Map<String, String> errors = new ConcurrentHashMap<>();

    Optional<String> of(String processor) {
        return Optional.ofNullable(errors.get(processor));
    }

    void over(String processor) {
        errors.remove(processor);
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        errors.put(context.eventProcessor(), String.valueOf(context.error()));
        PropagatingErrorHandler.instance().handleError(context);
    }
}
