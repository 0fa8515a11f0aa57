package sklad.command.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The roles, as clients name them. */
enum UserRole {
    @JsonProperty("viewer")
    VIEWER,
    @JsonProperty("clerk")
    CLERK,
    @JsonProperty("manager")
    MANAGER,
    @JsonProperty("auditor")
    AUDITOR,
    @JsonProperty("admin")
    ADMIN;

    /** As it is stored. */
    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
