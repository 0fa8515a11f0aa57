package sklad.query.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code stock_level}, for reading. */
@Entity
@Immutable
@IdClass(StockLevel.Key.class)
@Table(name = "stock_level")
class StockLevel {

    @Id
    String sku;

    @Id
    String location;

    long version;
    long position;
    BigDecimal onHand;
    Instant effectiveAt;
    Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    StockLevel() {}

    /** Where what is. */
    record Key(String sku, String location) implements Serializable {}
}
