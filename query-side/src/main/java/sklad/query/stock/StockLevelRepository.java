package sklad.query.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface StockLevelRepository extends Repository<StockLevel, StockLevel.Key>, JpaSpecificationExecutor<StockLevel> {

    List<StockLevel> findBySkuOrderByLocation(String sku);
}
