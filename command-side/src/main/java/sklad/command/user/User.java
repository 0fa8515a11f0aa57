package sklad.command.user;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import sklad.command.user.UserCommand.ChangeUserRole;
import sklad.command.user.UserCommand.DeactivateUser;
import sklad.command.user.UserCommand.RegisterUser;
import sklad.events.StreamId;
import sklad.events.UserDeactivated;
import sklad.events.UserRegistered;
import sklad.events.UserRoleChanged;

/** A user: known since the first command, with a role, and one day deactivated. */
public class User {

    private String stream;
    private @Nullable String role;
    private boolean deactivated;

    User() {
        this("");
    }

    public User(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RegisterUser command) {
        if (role != null) {
            throw new DuplicateUser(command.username());
        }
        apply(new UserRegistered(command.username(), command.role()));
    }

    @EventSourcingHandler
    void on(UserRegistered event) {
        stream = StreamId.user(event.username());
        role = event.role();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(ChangeUserRole command) {
        if (!command.role().equals(registered(command))) {
            apply(new UserRoleChanged(command.username(), command.role()));
        }
    }

    @EventSourcingHandler
    void on(UserRoleChanged event) {
        role = event.role();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DeactivateUser command) {
        registered(command);
        if (!deactivated) {
            apply(new UserDeactivated(command.username(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(UserDeactivated event) {
        deactivated = true;
    }

    private String registered(UserCommand command) {
        if (role == null) {
            throw new UnknownUser(command.username());
        }
        return role;
    }
}
