package sklad.migrations.tool.events;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sklad.events.Contract;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.events.LocationEvent;
import sklad.events.ProductEvent;
import sklad.events.StockEvent;
import sklad.events.UserEvent;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.archive.FoldedProjections;

/** The corpus of all stored revisions, as a history: read by the codec, and folded by every projector. */
class StoredRevisionsTest {

    private static final String INSERT = """
            INSERT INTO event_store.event VALUES (?, ?, ?, gen_random_uuid(), 'Test', ?, ?, ?::json,
                   '{"username":"anna","client":"test"}', now())
            """;
    private static final int LAST = 100;
    private static final List<String> FIRST = List.of("UserRegistered", "LocationOpened", "ProductRegistered");

    private final TestDatabase database = TestPostgres.migrated();

    /** A product is registered once: a history for each way in which that was stored. */
    static List<Contract> beginnings() {
        return contracts(contract -> contract.event().equals("ProductRegistered"));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void every_stored_revision_is_read_and_folded(Contract registered) throws SQLException {
        List<Contract> history = new ArrayList<>(
                contracts(contract -> !contract.event().equals("ProductRegistered") || contract.equals(registered)));
        history.sort(comparingInt(contract -> rank(contract.event())));
        store(history);

        try (Connection connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(new EventInventory().of(connection, true)).isNotEmpty().allMatch(EventKind::isReadable);
        }
        Map<String, List<String>> rows = FoldedProjections.of(database);
        assertThat(rows.get("product")).singleElement().asString().contains("SKU-1");
        assertThat(rows.get("stock_movement")).isNotEmpty();
        assertThat(rows.get("dead_letter")).isEmpty();
    }

    private static List<Contract> contracts(Predicate<Contract> which) {
        return Contract.all().stream().filter(which).toList();
    }

    private static int rank(String event) {
        return event.equals("StockReversed") ? LAST : FIRST.contains(event) ? FIRST.indexOf(event) : FIRST.size();
    }

    private void store(List<Contract> history) throws SQLException {
        Map<String, Long> sequences = new HashMap<>();
        try (Connection connection = database.owner().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < history.size(); i++) {
                Contract contract = history.get(i);
                String stream = streamOf(contract);
                insert.setLong(1, i + 1L);
                insert.setString(2, stream);
                insert.setLong(3, sequences.merge(stream, 0L, (before, zero) -> before + 1));
                insert.setString(4, contract.event());
                insert.setString(5, contract.revision());
                insert.setString(6, contract.json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String streamOf(Contract contract) {
        Class<?> type = EventTypes.classOf(contract.event()).orElseThrow();
        if (ProductEvent.class.isAssignableFrom(type)) {
            return "product:SKU-1";
        }
        if (LocationEvent.class.isAssignableFrom(type)) {
            return "location:MAIN";
        }
        if (UserEvent.class.isAssignableFrom(type)) {
            return "user:anna";
        }
        String location =
                EventJson.mapper().readTree(contract.json()).path("location").asString("");
        return StockEvent.class.isAssignableFrom(type) ? "stock:SKU-1@" + location : "other:" + type;
    }
}
