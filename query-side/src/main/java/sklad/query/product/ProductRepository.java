package sklad.query.product;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface ProductRepository extends Repository<Product, String>, JpaSpecificationExecutor<Product> {

    Optional<Product> findBySku(String sku);
}
