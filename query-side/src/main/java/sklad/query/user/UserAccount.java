package sklad.query.user;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code user_account}, for reading. */
@Entity
@Immutable
@Table(
        name = "user_account",
        options = "WITH (fillfactor = 50)",
        indexes = @Index(name = "user_account_by_lower_username", columnList = "(lower(username))"))
class UserAccount {

    @Id
    @Collate("C")
    String username;

    @Column(
            check = @CheckConstraint(constraint = "version >= 0"),
            comment = "Sequence number of the last event in the user's own stream.")
    long version;

    @Column(comment = "Position of the last event that changed this row: nothing at or before it counts again.")
    long position;

    String role;
    boolean active;

    @Column(check = @CheckConstraint(constraint = "incoming >= 0"))
    long incoming;

    @Column(check = @CheckConstraint(constraint = "outgoing >= 0"))
    long outgoing;

    @Column(check = @CheckConstraint(constraint = "adjustments >= 0"))
    long adjustments;

    @Column(check = @CheckConstraint(constraint = "transfers >= 0"))
    long transfers;

    @Column(check = @CheckConstraint(constraint = "reversals >= 0"))
    long reversals;

    @GeneratedColumn("incoming + outgoing + adjustments + transfers + reversals")
    long movements;

    @Nullable
    Instant lastActivityAt;

    Instant registeredAt;

    @SuppressWarnings("NullAway.Init")
    UserAccount() {}
}
