package sklad.query.product;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code product}, for reading. */
@Entity
@Immutable
@Table(name = "product")
class Product {

    @Id
    String sku;

    long version;
    long position;
    String name;

    String category;
    String unit;

    @Nullable
    BigDecimal reorderPoint;

    boolean negativeStockAllowed;
    boolean discontinued;
    BigDecimal onHand;
    Instant registeredAt;
    Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    Product() {}
}
