package sklad.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import sklad.command.stock.StockItem;
import sklad.command.stock.StoredMovements;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.events.Upcasters;
import sklad.eventstore.AppendSettings;
import sklad.eventstore.BackgroundSnapshots;
import sklad.eventstore.EventCodec;
import sklad.eventstore.EventNames;
import sklad.eventstore.EventsByUuid;
import sklad.eventstore.GroupAppender;
import sklad.eventstore.PostgresEventStorageEngine;
import sklad.eventstore.Receipts;
import sklad.eventstore.Snapshots;
import sklad.eventstore.StreamVersions;
import sklad.migrations.Schema;
import sklad.migrations.SchemaCheck;
import tools.jackson.databind.json.JsonMapper;

/** The event store; nothing is served before its schema was found to be the one that this build is for. */
@Configuration(proxyBeanMethods = false)
class StoreSetup {

    @Bean
    VerifiedSchema verifiedSchema(DataSource pool) {
        SchemaCheck.verify(Schema.EVENT_STORE, pool);
        return new VerifiedSchema();
    }

    @Bean
    GroupAppender groupAppender(
            VerifiedSchema schema, DataSourceProperties database, CommandProperties properties, MeterRegistry meters) {
        DataSource unpooled = database.initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
        return GroupAppender.start(unpooled, AppendSettings.withQueue(properties.queueCommits()), meters);
    }

    @Bean
    EventCodec eventCodec() {
        EventNames names = new EventNames(EventTypes.all(), EventTypes::revisionOf);
        return new EventCodec(names, EventJson.mapper(), Upcasters::upcast);
    }

    @Bean
    StoredMovements storedMovements(DataSource pool, EventCodec codec) {
        return new StoredMovements(
                new EventsByUuid(pool, codec, "stream_type = 'StockItem'", "movementId"),
                new EventsByUuid(pool, codec, "event_type = 'StockReversed'", "reverses"));
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            DataSource pool, GroupAppender appender, EventCodec codec, Snapshots snapshots) {
        return new PostgresEventStorageEngine(pool, appender, codec, snapshots);
    }

    @Bean
    Snapshots snapshots(DataSource pool) {
        JsonMapper fields = EventJson.mapper()
                .rebuild()
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
                .build();
        return new Snapshots(pool, new EventNames(Map.of("StockItem", StockItem.class), type -> "1"), fields);
    }

    @Bean
    BackgroundSnapshots backgroundSnapshots(Snapshots snapshots) {
        return new BackgroundSnapshots(snapshots);
    }

    @Bean
    Receipts receipts(DataSource pool) {
        return new Receipts(pool);
    }

    @Bean
    StreamVersions streamVersions(DataSource pool) {
        return new StreamVersions(pool);
    }

    /** Proof that the schema was looked at. */
    static final class VerifiedSchema {}
}
