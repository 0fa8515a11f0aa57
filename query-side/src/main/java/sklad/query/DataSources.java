package sklad.query;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.events.Upcasters;
import sklad.eventstore.EventCodec;
import sklad.eventstore.EventNames;
import sklad.eventstore.PostgresEventSource;
import sklad.eventstore.SourceSettings;
import sklad.migrations.Schema;
import sklad.migrations.SchemaCheck;

/**
 * The way to both databases. A pool is handed out only once its schema is exactly the one that this build was written for:
 * nothing is read, projected or served before.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataSourceProperties.class, EventStoreSettings.class, QuerySettings.class})
class DataSources {

    /** A page out of order costs little more than the next one: otherwise a product's rows are picked from the whole ledger. */
    private static final String READING_SESSION = "-c random_page_cost=1.1";

    /**
     * Planner settings only, since plans are kept from when the tables were empty, and small batches are planned anew each
     * time otherwise. Commits wait for the disk: if PostgreSQL lost one in a crash, this process would go on behind it, and
     * its rows would be missing for good.
     */
    private static final String PROJECTOR_SESSION =
            "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
                    + " -c jit=off -c plan_cache_mode=force_generic_plan";

    /** Are opened at once; proving the password to PostgreSQL takes a side's time while it starts, others come when needed. */
    private static final int FEW = 2;

    /** For reading; Spring's own. */
    @Bean
    @Primary
    HikariDataSource dataSource(DataSourceProperties properties, QuerySettings settings, Environment environment) {
        HikariDataSource pool = pool("reading", properties, settings.schema());
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(FEW);
        // An answer is one snapshot. Said once a connection, it does not cost each request three round trips.
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        pool.addDataSourceProperty("options", READING_SESSION);
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        SchemaCheck.verify(Schema.PROJECTIONS, settings.schema(), pool);
        return pool;
    }

    /** For the projections: a slow reader can't keep them from a connection. */
    @Bean(defaultCandidate = false)
    @Qualifier("projector")
    HikariDataSource projectorDataSource(DataSourceProperties properties, QuerySettings settings, DataSource reading) {
        HikariDataSource pool = pool("projector", properties, settings.schema());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(FEW);
        pool.addDataSourceProperty("options", PROJECTOR_SESSION);
        return pool;
    }

    /** For what is built beside the tables in use; no connection while nothing is. */
    @Bean(defaultCandidate = false)
    @Qualifier("shadow")
    HikariDataSource shadowDataSource(DataSourceProperties properties, QuerySettings settings, DataSource reading) {
        HikariDataSource pool = pool("shadow", properties, settings.schema());
        pool.setMaximumPoolSize(6);
        pool.setMinimumIdle(0);
        pool.addDataSourceProperty("options", PROJECTOR_SESSION);
        return pool;
    }

    @Bean(defaultCandidate = false)
    @Qualifier("shadow")
    PlatformTransactionManager shadowTransactions(@Qualifier("shadow") DataSource shadows) {
        return new JdbcTransactionManager(shadows);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("eventStore")
    HikariDataSource eventStoreDataSource(EventStoreSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("event-store");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(FEW);
        pool.setReadOnly(true);
        SchemaCheck.verify(Schema.EVENT_STORE, pool);
        return pool;
    }

    /** A few connections, and none while nobody looks. */
    @Bean(defaultCandidate = false)
    @Qualifier("accessLog")
    HikariDataSource accessLogDataSource(EventStoreSettings settings, @Qualifier("eventStore") DataSource reading) {
        return writing("access-log", settings);
    }

    /** Registrations and what has become of deliveries. */
    @Bean(defaultCandidate = false)
    @Qualifier("webhooks")
    HikariDataSource webhooksDataSource(EventStoreSettings settings, @Qualifier("eventStore") DataSource reading) {
        return writing("webhooks", settings);
    }

    @Bean(destroyMethod = "close")
    PostgresEventSource eventSource(@Qualifier("eventStore") DataSource pool, EventStoreSettings settings) {
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(settings.url());
        own.setUser(settings.username());
        own.setPassword(settings.password());
        EventNames names = new EventNames(EventTypes.all(), EventTypes::revisionOf);
        EventCodec codec = new EventCodec(names, EventJson.mapper(), Upcasters::upcast);
        return PostgresEventSource.start(pool, own, codec, SourceSettings.defaults());
    }

    /** For the little that this side writes beside the history. */
    private static HikariDataSource writing(String name, EventStoreSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(5000);
        return pool;
    }

    /** No statement says in which schema its tables are: the connection does. */
    private static HikariDataSource pool(String name, DataSourceProperties properties, String schema) {
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName(name);
        pool.addDataSourceProperty("currentSchema", schema);
        return pool;
    }
}
