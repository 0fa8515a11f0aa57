package sklad.command.masterdata;

import org.jspecify.annotations.Nullable;
import sklad.events.UserDeactivated;
import sklad.events.UserEvent;
import sklad.events.UserRegistered;

/** What every command needs to know of the user who sends it. */
public record UserFacts(String username, boolean active) {

    /** A deactivated user changes nothing, whatever the token says. */
    public UserFacts mustBeActive() {
        if (!active) {
            throw new UserIsDeactivated(username);
        }
        return this;
    }

    static @Nullable UserFacts fold(@Nullable UserFacts before, UserEvent event) {
        if (event instanceof UserRegistered registered) {
            return new UserFacts(registered.username(), true);
        }
        return event instanceof UserDeactivated gone ? new UserFacts(gone.username(), false) : before;
    }
}
