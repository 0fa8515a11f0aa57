package sklad.events;

/** A user became known, with the role that the identity provider said. */
@EventType("UserRegistered")
public record UserRegistered(String username, String role) implements UserEvent {}
