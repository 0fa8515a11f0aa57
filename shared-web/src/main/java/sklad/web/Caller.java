package sklad.web;

import org.jspecify.annotations.Nullable;

/**
 * Who sent the request, from the verified token; a controller method gets it as a parameter.
 *
 * @param role the strongest role that the token carries
 * @param client the application that the token was issued to, if the token says so
 */
public record Caller(String username, Role role, @Nullable String client) {}
