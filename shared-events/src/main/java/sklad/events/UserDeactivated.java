package sklad.events;

import org.jspecify.annotations.Nullable;

/** A user may no longer change anything. */
@EventType("UserDeactivated")
public record UserDeactivated(String username, @Nullable String reason) implements UserEvent {}
