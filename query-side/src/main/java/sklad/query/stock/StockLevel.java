package sklad.query.stock;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;

/** A row of {@code stock_level}, for reading. */
@Entity
@Immutable
@IdClass(StockLevel.Key.class)
@Table(
        name = "stock_level",
        options = "WITH (fillfactor = 70)",
        indexes = @Index(name = "stock_level_by_location", columnList = "location, sku"))
class StockLevel {

    @Id
    @Collate("C")
    String sku;

    @Id
    @Collate("C")
    String location;

    @Column(check = @CheckConstraint(constraint = "version >= 0"))
    long version;

    @Column(comment = "Position of the last movement; effective_at and recorded_at are its times.")
    long position;

    BigDecimal onHand;
    Instant effectiveAt;
    Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    StockLevel() {}

    /** Where what is. */
    record Key(String sku, String location) implements Serializable {}
}
