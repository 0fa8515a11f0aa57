package sklad.command;

import org.axonframework.messaging.unitofwork.RollbackConfiguration;
import sklad.command.domain.Rejection;

/** A refusal is decided before anything is applied: there is nothing to roll back, and the aggregate stays cached. */
final class RefusalsLeaveNoTrace implements RollbackConfiguration {

    @Override
    public boolean rollBackOn(Throwable failure) {
        return !(failure instanceof Rejection);
    }
}
