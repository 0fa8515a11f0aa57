package sklad.query.projection;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells an event that can't be applied from a database that can't be reached just now. */
final class Failures {

    private Failures() {}

    /** What passes by itself is no property of the event: the batch is tried again as it is. */
    static void rethrowIfPassing(RuntimeException failure) {
        if (failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException) {
            throw failure;
        }
    }

    static String describe(RuntimeException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
