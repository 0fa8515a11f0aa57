package sklad.command.user;

import sklad.command.domain.Rejection;

/** No user was registered under this name. */
public final class UnknownUser extends Rejection {

    public UnknownUser(String username) {
        super(Kind.UNKNOWN, "unknown-user", "There is no user " + username);
        with("username", username);
    }
}
