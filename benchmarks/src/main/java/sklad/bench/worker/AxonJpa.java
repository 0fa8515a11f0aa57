package sklad.bench.worker;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Axon's JPA engine on Hibernate, with the tables that Hibernate makes for it. */
record AxonJpa(HikariDataSource pool, TransactionManager transactions, EventStorageEngine engine)
        implements AutoCloseable {

    private static final String ENTITIES = "org.axonframework.eventsourcing.eventstore.jpa";

    static AxonJpa open(Settings settings) {
        return open(settings, "create");
    }

    /** What becomes of the tables: they are made, or ({@code none}) there already. */
    static AxonJpa open(Settings settings, String tables) {
        HikariDataSource pool = Pool.of(settings);
        EntityManagerFactory factory = entities(pool, settings, tables);
        TransactionManager transactions = new SpringTransactions(new JpaTransactionManager(factory));
        EntityManager shared = SharedEntityManagerCreator.createSharedEntityManager(factory);
        try {
            JpaEventStorageEngine engine = JpaEventStorageEngine.builder()
                    .entityManagerProvider(() -> shared)
                    .transactionManager(transactions)
                    .dataSource(pool)
                    .eventSerializer(Jackson3Serializer.builder().build())
                    .snapshotSerializer(Jackson3Serializer.builder().build())
                    .build();
            return new AxonJpa(pool, transactions, engine);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static EntityManagerFactory entities(HikariDataSource pool, Settings settings, String tables) {
        LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
        bean.setDataSource(pool);
        bean.setPackagesToScan(ENTITIES);
        bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        bean.setJpaPropertyMap(
                Boolean.parseBoolean(settings.text("tuned"))
                        ? Map.of("hibernate.hbm2ddl.auto", tables, "hibernate.dialect", ByteaDialect.class.getName())
                        : Map.of("hibernate.hbm2ddl.auto", tables));
        bean.afterPropertiesSet();
        return Objects.requireNonNull(bean.getObject());
    }
}
