package sklad.query.location;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code location}, for reading. */
@Entity
@Immutable
@Table(name = "location", check = @CheckConstraint(constraint = "open = (closed_at IS NULL)"))
class Location {

    @Id
    @Collate("C")
    String code;

    @Column(check = @CheckConstraint(constraint = "version >= 0"))
    long version;

    long position;
    String name;
    boolean open;
    Instant openedAt;

    @Nullable
    Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    Location() {}
}
