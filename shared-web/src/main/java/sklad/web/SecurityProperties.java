package sklad.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a token says who the caller is.
 *
 * @param rolesClaim a list, or names separated by blanks; dots descend, as in {@code realm_access.roles}
 * @param usernameClaim the subject is taken where a token lacks it
 */
@ConfigurationProperties("sklad.security")
record SecurityProperties(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("preferred_username") String usernameClaim) {}
