package sklad.standalone.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The demonstration users, one a role; each one's password is the name again. */
public enum DemoUser {
    VERA("viewer", "reads"),
    CLARA("clerk", "also moves stock"),
    MAX("manager", "also products, locations and counts"),
    AUDREY("auditor", "reads everything and the audit API, writes nothing"),
    ADAM("admin", "also users");

    private final String role;
    private final String rights;

    DemoUser(String role, String rights) {
        this.role = role;
        this.rights = rights;
    }

    public String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String password() {
        return username();
    }

    public String role() {
        return role;
    }

    /** What the role may do, in words. */
    public String rights() {
        return rights;
    }

    /** The client that the command line asks for a token as this user. */
    public String cliClient() {
        return "sklad-cli-" + role;
    }

    public static Optional<DemoUser> ofRole(String role) {
        return Arrays.stream(values()).filter(user -> user.role.equals(role)).findFirst();
    }

    static Optional<DemoUser> of(String principal) {
        return Arrays.stream(values())
                .filter(user ->
                        user.username().equals(principal) || user.cliClient().equals(principal))
                .findFirst();
    }
}
