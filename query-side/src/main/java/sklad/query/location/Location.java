package sklad.query.location;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code location}, for reading. */
@Entity
@Immutable
@Table(name = "location")
class Location {

    @Id
    String code;

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
