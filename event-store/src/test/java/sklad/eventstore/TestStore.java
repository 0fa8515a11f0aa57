package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import sklad.eventstore.Commit.Appended;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event store of its own for one test. */
final class TestStore implements AutoCloseable {

    static final EventNames NAMES = new EventNames(
            Map.of("LampInstalled", LampEvent.Installed.class, "LampSwitched", LampEvent.Switched.class), type -> "1");
    static final EventNames SNAPSHOTS = new EventNames(Map.of("Lamp", LampState.class), type -> "1");

    final TestDatabase database;
    final MeterRegistry registry = new SimpleMeterRegistry();
    final GroupAppender appender;
    final EventCodec codec = new EventCodec(NAMES, JsonMapper.shared(), TestStore::upcast);
    final Snapshots snapshots;
    final PostgresEventStorageEngine engine;

    TestStore() {
        this(AppendSettings.defaults());
    }

    TestStore(AppendSettings settings) {
        this(TestPostgres.migrated(), settings);
    }

    TestStore(TestDatabase database, AppendSettings settings) {
        this(database, database, settings);
    }

    /** @param forAppends the same database, by another way */
    TestStore(TestDatabase database, TestDatabase forAppends, AppendSettings settings) {
        this.database = database;
        appender = GroupAppender.start(forAppends.command(), settings, registry);
        snapshots = new Snapshots(database.command(), SNAPSHOTS, JsonMapper.shared());
        engine = new PostgresEventStorageEngine(database.command(), appender, codec, snapshots);
    }

    EventsByUuid byUuid(String among, String field) {
        return new EventsByUuid(database.command(), codec, among, field);
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

    /** Lamps of revision 0 were told their power as a text. */
    private static JsonNode upcast(String event, String revision, JsonNode stored) {
        if (!revision.equals("0")) {
            throw new IllegalArgumentException("no lamp was ever of revision " + revision);
        }
        return ((ObjectNode) stored)
                .put("watts", Integer.parseInt(stored.path("watts").asString()));
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

    /** Another transaction's hold on the store: nothing is appended until it ends. */
    Connection lockHead() throws SQLException {
        Connection other = database.administrator().getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM event_store.head FOR UPDATE");
        }
        return other;
    }

    /** The appender waits for another transaction. */
    boolean isBlocked() {
        return select("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND application_name = 'sklad-event-appender' AND wait_event_type = 'Lock'")
                .equals(List.of("1"));
    }

    int queued() {
        return (int) registry.get("sklad.append.queue").gauge().value();
    }

    CompletableFuture<Appended> append(PendingCommit commit) {
        CompletableFuture<Appended> answer = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                answer.complete(appender.append(commit));
            } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        caller.start();
        return answer;
    }

    /** Lets the commits wait behind another, so that they meet in one batch, and returns when all have their answers. */
    List<CompletableFuture<Appended>> together(PendingCommit... commits) throws SQLException {
        List<CompletableFuture<Appended>> answers = new ArrayList<>();
        try (Connection other = lockHead()) {
            CompletableFuture<Appended> inFront = append(commit("beyond-a-gap", 7));
            await().until(() -> isBlocked() && queued() == 0);
            for (PendingCommit commit : commits) {
                answers.add(append(commit));
                await().until(() -> queued() == answers.size());
            }
            other.rollback();
            answers.add(inFront);
        }
        answers.forEach(answer -> answer.handle((stored, failure) -> true).join());
        return answers;
    }

    /** Every stored event as {@link Load.Promise} prints it. */
    List<String> promises() {
        return select("SELECT position || ':' || event_id FROM event_store.event");
    }

    void assertDense() {
        assertThat(select("SELECT count(*) = max(position) AND min(position) = 1 FROM event_store.event"))
                .containsExactly("t");
        assertThat(select("SELECT stream_id FROM event_store.event GROUP BY stream_id"
                        + " HAVING count(*) <> max(sequence_number) + 1"))
                .isEmpty();
        assertThat(select("SELECT position FROM (SELECT position, sequence_number, recorded_at,"
                        + " lag(recorded_at) OVER (ORDER BY position) AS recorded_before,"
                        + " lag(sequence_number) OVER (PARTITION BY stream_id ORDER BY position) AS sequence_before"
                        + " FROM event_store.event) WHERE recorded_at < recorded_before"
                        + " OR sequence_number < sequence_before"))
                .isEmpty();
    }

    List<String> streams() {
        return select("SELECT stream_id || '/' || sequence_number FROM event_store.event ORDER BY position");
    }

    /** The folded state of a lamp. */
    record LampState(String lamp, boolean on) {}
}
