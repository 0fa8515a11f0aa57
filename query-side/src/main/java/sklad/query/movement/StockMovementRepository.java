package sklad.query.movement;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface StockMovementRepository extends Repository<StockMovement, Long>, JpaSpecificationExecutor<StockMovement> {

    List<StockMovement> findByMovementIdOrderByPosition(UUID movementId);
}
