package sklad.eventstore;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** An event store of its own for one test. */
final class TestStore implements AutoCloseable {

    static final EventNames NAMES = new EventNames(
            Map.of("LampInstalled", LampEvent.Installed.class, "LampSwitched", LampEvent.Switched.class), type -> "1");
    static final EventNames SNAPSHOTS = new EventNames(Map.of("Lamp", LampState.class), type -> "1");

    final TestDatabase database;
    final MeterRegistry registry = new SimpleMeterRegistry();
    final GroupAppender appender;
    final EventCodec codec = new EventCodec(NAMES, JsonMapper.shared());
    final Snapshots snapshots;
    final PostgresEventStorageEngine engine;

    TestStore() {
        this(AppendSettings.defaults());
    }

    TestStore(AppendSettings settings) {
        this(TestPostgres.migrated(), settings);
    }

    TestStore(TestDatabase database, AppendSettings settings) {
        this.database = database;
        appender = GroupAppender.start(database.command(), settings, registry);
        snapshots = new Snapshots(database.command(), SNAPSHOTS, JsonMapper.shared());
        engine = new PostgresEventStorageEngine(database.command(), appender, codec, snapshots);
    }

    @Override
    public void close() {
        appender.close();
    }

    static DomainEventMessage<LampEvent> installed(String lamp) {
        return message(lamp, 0, new LampEvent.Installed(lamp, 60));
    }

    static DomainEventMessage<LampEvent> switched(String lamp, long sequence) {
        return message(lamp, sequence, new LampEvent.Switched(lamp, sequence % 2 == 1));
    }

    static DomainEventMessage<LampEvent> message(String lamp, long sequence, LampEvent event) {
        return new GenericDomainEventMessage<>(
                "Lamp", "lamp:" + lamp, sequence, event, MetaData.with("username", "anna"));
    }

    /** A commit of one event, as the appender takes it. */
    static PendingCommit commit(String stream, long sequence) {
        return commit(stream, sequence, Map.of(), List.of());
    }

    static PendingCommit commit(String stream, long sequence, Map<String, Long> expectations, List<Receipt> receipts) {
        return new PendingCommit(List.of(row(stream, sequence)), expectations, receipts);
    }

    static NewEvent row(String stream, long sequence) {
        String payload = "{\"lamp\":\"" + stream + "\",\"on\":true}";
        return new NewEvent(stream, sequence, UUID.randomUUID(), "Lamp", "LampSwitched", "1", payload, "{}");
    }

    /** The first column of each row, as the superuser sees it. */
    List<String> select(String sql) {
        try (Connection connection = database.administrator().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> streams() {
        return select("SELECT stream_id || '/' || sequence_number FROM event_store.event ORDER BY position");
    }

    /** The folded state of a lamp. */
    record LampState(String lamp, boolean on) {}
}
