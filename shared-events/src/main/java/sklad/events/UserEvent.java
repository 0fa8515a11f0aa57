package sklad.events;

/** What became true of a user; stored in the stream {@code user:<username>}. */
public sealed interface UserEvent extends DomainEvent permits UserRegistered, UserRoleChanged, UserDeactivated {

    String username();
}
