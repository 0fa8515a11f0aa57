package sklad.command.domain;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The wish to change one stream. */
public interface Command {

    /** The stream that the command changes, and so the identifier of the aggregate that decides on it. */
    @TargetAggregateIdentifier
    String stream();
}
