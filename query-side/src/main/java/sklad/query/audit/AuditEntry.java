package sklad.query.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** By what an event can be found; the event itself is in the store. */
@Entity
@Immutable
@Table(
        name = "audit_entry",
        indexes = {
            @Index(name = "audit_entry_by_stream", columnList = "stream_id, position"),
            @Index(name = "audit_entry_by_type", columnList = "event_type, position"),
            @Index(name = "audit_entry_by_sku", columnList = "sku, position", options = "WHERE sku IS NOT NULL"),
            @Index(
                    name = "audit_entry_by_location",
                    columnList = "location, position",
                    options = "WHERE location IS NOT NULL"),
            @Index(
                    name = "audit_entry_by_username",
                    columnList = "username, position",
                    options = "WHERE username IS NOT NULL"),
            @Index(
                    name = "audit_entry_by_reference",
                    columnList = "reference, position",
                    options = "WHERE reference IS NOT NULL"),
            @Index(name = "audit_entry_by_effective_time", columnList = "effective_at")
        })
class AuditEntry {

    @Id
    long position;

    @Collate("C")
    String streamId;

    @Collate("C")
    String eventType;

    @Collate("C")
    @Nullable
    String sku;

    @Collate("C")
    @Nullable
    String location;

    @Collate("C")
    @Column(comment = "Who caused the event.")
    @Nullable
    String username;

    @Collate("C")
    @Nullable
    String reference;

    @Column(comment = "When it happened; of an event that does not say it: when it was recorded.")
    Instant effectiveAt;

    @SuppressWarnings("NullAway.Init")
    AuditEntry() {}
}
