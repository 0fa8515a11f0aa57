package sklad.query.movement;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StockMovementRepository extends Repository<StockMovement, Long>, JpaSpecificationExecutor<StockMovement> {

    List<StockMovement> findByMovementIdOrderByPosition(UUID movementId);

    List<StockMovement> findByMovementIdInOrderByPosition(Collection<UUID> movementIds);

    /** Back from the movement to the one that began it all, and from there to all that followed. */
    @Query(nativeQuery = true, value = """
            WITH RECURSIVE before (movement_id, earlier) AS (
                SELECT m.movement_id, coalesce(m.reverses, m.replaces)
                  FROM stock_movement m WHERE m.movement_id = :member
                UNION
                SELECT m.movement_id, coalesce(m.reverses, m.replaces)
                  FROM before JOIN stock_movement m ON m.movement_id = before.earlier
            ), chain (movement_id) AS (
                SELECT movement_id FROM before WHERE earlier IS NULL
                UNION
                SELECT m.movement_id
                  FROM chain JOIN stock_movement m
                       ON m.reverses = chain.movement_id OR m.replaces = chain.movement_id
            )
            SELECT movement_id FROM chain
            """)
    List<UUID> chainOf(UUID member);
}
