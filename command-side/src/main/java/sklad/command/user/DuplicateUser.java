package sklad.command.user;

import sklad.command.domain.Rejection;

/** The username is registered already. */
public final class DuplicateUser extends Rejection {

    public DuplicateUser(String username) {
        super(Kind.RULE, "duplicate-user", "User " + username + " is already registered");
        with("username", username);
    }
}
