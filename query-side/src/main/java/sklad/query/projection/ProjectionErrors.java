package sklad.query.projection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;

/** Why a projection's last batch failed; it is tried again, and until it succeeds an operator can read the reason. */
final class ProjectionErrors implements ErrorHandler {

    private final Map<String, String> errors = new ConcurrentHashMap<>();

    Optional<String> of(String projection) {
        return Optional.ofNullable(errors.get(projection));
    }

    void over(String projection) {
        errors.remove(projection);
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        errors.put(context.eventProcessor(), String.valueOf(context.error()));
        PropagatingErrorHandler.instance().handleError(context);
    }
}
