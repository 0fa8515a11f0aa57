package sklad.query.movement;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the ledger, for reading. */
@Entity
@Immutable
@Table(name = "stock_movement")
class StockMovement {

    @Id
    long position;

    UUID movementId;
    String type;
    String sku;
    String location;

    @Nullable
    String otherLocation;

    BigDecimal quantity;
    BigDecimal onHand;

    @Nullable
    BigDecimal unitCost;

    @Nullable
    String reason;

    @Nullable
    String reference;

    Instant effectiveAt;
    Instant recordedAt;

    @Nullable
    String username;

    @Nullable
    String client;

    @Nullable
    UUID reverses;

    @Nullable
    UUID replaces;

    @Formula("(SELECT r.movement_id FROM stock_movement r WHERE r.reverses = movement_id LIMIT 1)")
    @Nullable
    UUID reversedBy;

    @SuppressWarnings("NullAway.Init")
    StockMovement() {}
}
