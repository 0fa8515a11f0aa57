package sklad.query.user;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code user_account}, for reading. */
@Entity
@Immutable
@Table(name = "user_account")
class UserAccount {

    @Id
    String username;

    long version;
    long position;
    String role;
    boolean active;
    long incoming;
    long outgoing;
    long adjustments;
    long transfers;
    long reversals;
    long movements;

    @Nullable
    Instant lastActivityAt;

    Instant registeredAt;

    @SuppressWarnings("NullAway.Init")
    UserAccount() {}
}
