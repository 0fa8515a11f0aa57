package sklad.events;

/** A user's role became this one. */
@EventType("UserRoleChanged")
public record UserRoleChanged(String username, String role) implements UserEvent {}
