package sklad.query.product;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code product}, for reading. */
@Entity
@Immutable
@Table(
        name = "product",
        options = "WITH (fillfactor = 70)",
        indexes = {
            @Index(name = "product_by_category", columnList = "category, sku"),
            @Index(name = "product_watched", columnList = "sku", options = "WHERE reorder_point IS NOT NULL")
        })
class Product {

    @Id
    @Collate("C")
    String sku;

    @Column(
            check = @CheckConstraint(constraint = "version >= 0"),
            comment = "Sequence number of the last event in the product's own stream.")
    long version;

    @Column(comment = "Position of that event.")
    long position;

    String name;

    @Collate("C")
    @ColumnDefault("'uncategorised'")
    String category;

    String unit;

    @Nullable
    BigDecimal reorderPoint;

    boolean negativeStockAllowed;
    boolean discontinued;

    @Column(comment = "Total over all locations.")
    BigDecimal onHand;

    Instant registeredAt;
    Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    Product() {}
}
