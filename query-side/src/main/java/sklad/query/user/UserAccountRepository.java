package sklad.query.user;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface UserAccountRepository extends Repository<UserAccount, String>, JpaSpecificationExecutor<UserAccount> {

    Optional<UserAccount> findByUsername(String username);
}
