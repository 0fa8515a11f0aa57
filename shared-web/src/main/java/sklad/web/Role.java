package sklad.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a caller may do, weakest first; the strongest one that a token carries is the caller's role. */
public enum Role {
    VIEWER,
    AUDITOR,
    CLERK,
    MANAGER,
    ADMIN;

    /** The name in tokens, requests and answers. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a role of somebody else's system. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Every role that may do what this one may; an auditor reads everything and writes nothing. */
    public Set<Role> andStronger() {
        return switch (this) {
            case VIEWER -> EnumSet.allOf(Role.class);
            case AUDITOR -> EnumSet.of(AUDITOR, ADMIN);
            case CLERK -> EnumSet.of(CLERK, MANAGER, ADMIN);
            case MANAGER -> EnumSet.of(MANAGER, ADMIN);
            case ADMIN -> EnumSet.of(ADMIN);
        };
    }

    String authority() {
        return "ROLE_" + name();
    }
}
