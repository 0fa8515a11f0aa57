package sklad.query.movement;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the ledger, for reading. */
@Entity
@Immutable
@Table(
        name = "stock_movement",
        check = {
            @CheckConstraint(
                    name = "stock_movement_other_location_check",
                    constraint = "type = 'reversal' OR (type = 'transfer') = (other_location IS NOT NULL)"),
            @CheckConstraint(
                    name = "stock_movement_reverses_check",
                    constraint = "(type = 'reversal') = (reverses IS NOT NULL)")
        },
        indexes = {
            @Index(name = "stock_movement_by_movement", columnList = "movement_id"),
            @Index(name = "stock_movement_by_sku", columnList = "sku, position"),
            @Index(name = "stock_movement_by_location", columnList = "location, position"),
            @Index(name = "stock_movement_by_username", columnList = "username, position"),
            @Index(name = "stock_movement_by_sku_and_time", columnList = "sku, effective_at"),
            @Index(
                    name = "stock_movement_of_location_by_time",
                    columnList = "location, effective_at",
                    options = "INCLUDE (position, quantity)"),
            @Index(name = "stock_movement_by_username_and_time", columnList = "username, effective_at"),
            @Index(name = "stock_movement_by_type", columnList = "type, position"),
            @Index(
                    name = "stock_movement_by_reference",
                    columnList = "reference, position",
                    options = "WHERE reference IS NOT NULL"),
            @Index(name = "stock_movement_by_effective_time", columnList = "effective_at"),
            @Index(
                    name = "stock_movement_by_reversed",
                    columnList = "reverses",
                    options = "WHERE reverses IS NOT NULL"),
            @Index(name = "stock_movement_by_replaced", columnList = "replaces", options = "WHERE replaces IS NOT NULL")
        })
class StockMovement {

    @Id
    long position;

    UUID movementId;

    @Collate("C")
    @Column(
            check =
                    @CheckConstraint(
                            constraint = "type IN ('incoming', 'outgoing', 'adjustment', 'transfer', 'reversal')"))
    String type;

    @Collate("C")
    String sku;

    @Collate("C")
    String location;

    @Collate("C")
    @Column(comment = "Of a transfer, or the reversal of one: where it went to or came from.")
    @Nullable
    String otherLocation;

    @Column(
            check = @CheckConstraint(constraint = "quantity <> 0"),
            comment = "The signed change of the quantity on hand.")
    BigDecimal quantity;

    @Column(comment = "At the location, after this movement.")
    BigDecimal onHand;

    @Nullable
    BigDecimal unitCost;

    @Nullable
    String reason;

    @Collate("C")
    @Nullable
    String reference;

    Instant effectiveAt;
    Instant recordedAt;

    @Collate("C")
    @Nullable
    String username;

    @Nullable
    String client;

    @Column(comment = "Of a reversal: the movement that it takes back.")
    @Nullable
    UUID reverses;

    @Column(comment = "The reversed movement in whose place this one was made.")
    @Nullable
    UUID replaces;

    @Formula("(SELECT r.movement_id FROM stock_movement r WHERE r.reverses = movement_id LIMIT 1)")
    @Nullable
    UUID reversedBy;

    @SuppressWarnings("NullAway.Init")
    StockMovement() {}
}
