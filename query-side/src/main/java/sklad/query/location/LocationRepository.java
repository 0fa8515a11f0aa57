package sklad.query.location;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface LocationRepository extends Repository<Location, String>, JpaSpecificationExecutor<Location> {

    Optional<Location> findByCode(String code);
}
