package sklad.command.masterdata;

import sklad.command.domain.Rejection;

/** The user may no longer change anything. */
public final class UserIsDeactivated extends Rejection {

    public UserIsDeactivated(String username) {
        super(Kind.FORBIDDEN, "user-deactivated", "User " + username + " is deactivated");
        with("username", username);
    }
}
