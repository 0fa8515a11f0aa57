package sklad.command.user;

import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.events.StreamId;

/** What can be asked of a user. */
public sealed interface UserCommand extends Command {

    String username();

    @Override
    default String stream() {
        return StreamId.user(username());
    }

    /** Makes a user known. */
    record RegisterUser(String username, String role) implements UserCommand {}

    /** Writes down that a user's role is another one; what a user may do is in the token. */
    record ChangeUserRole(String username, String role) implements UserCommand {}

    /** Stops a user from changing anything, though tokens may still be valid. */
    record DeactivateUser(String username, @Nullable String reason) implements UserCommand {}
}
