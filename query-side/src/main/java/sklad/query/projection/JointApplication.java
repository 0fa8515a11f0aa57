package sklad.query.projection;

import java.util.Collection;
import java.util.List;

/**
 * Applies a batch to several projections within the running transaction: to all of them at once if it can; if not, to one after
 * the other, so that what fails in one is applied in the others.
 */
final class JointApplication {

    private final Collection<String> projections;
    private final List<BatchApplication> applications;
    private final Savepoint savepoint;
    private final DeadLetters letters;

    /** @param applications of the projections of these names */
    JointApplication(
            Collection<String> projections,
            List<BatchApplication> applications,
            Savepoint savepoint,
            DeadLetters letters) {
        this.projections = projections;
        this.applications = applications;
        this.savepoint = savepoint;
        this.letters = letters;
    }

    void apply(List<Delivery> batch) {
        if (letters.isAnyWaiting(projections) || !isAppliedWhole(batch)) {
            applications.forEach(application -> application.apply(batch));
        }
    }

    private boolean isAppliedWhole(List<Delivery> batch) {
        try {
            savepoint.within(jdbc -> applications.forEach(application -> application.applyWhole(jdbc, batch)));
            return true;
        } catch (RuntimeException failure) {
            Failures.rethrowIfPassing(failure);
            return false;
        }
    }
}
