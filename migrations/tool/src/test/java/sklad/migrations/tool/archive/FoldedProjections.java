package sklad.migrations.tool.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.events.DomainEvent;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.events.Upcasters;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** All read tables, folded from a store by the query side's own projectors, without its processors. */
public final class FoldedProjections {

    private static final String EVENTS = """
            SELECT position, stream_id, sequence_number, recorded_at, metadata, event_type, event_revision, payload
              FROM event_store.event WHERE position > ? ORDER BY position LIMIT 500
            """;

    private FoldedProjections() {}

    /** Folds the store into the projections of the same database; returns the rows of each table. */
    public static Map<String, List<String>> of(TestDatabase database) {
        fold(database);
        return rows(database);
    }

    /** Folds the store into the projections of the same database; returns a hash of each table. */
    static Map<String, String> hashes(TestDatabase database) {
        fold(database);
        JdbcTemplate jdbc = new JdbcTemplate(database.owner());
        Map<String, String> hashes = new TreeMap<>();
        for (String table : tables(jdbc)) {
            hashes.put(
                    table,
                    String.valueOf(jdbc.queryForObject(
                            "SELECT count(*) || ':' || md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), ''))"
                                    + " FROM projections." + table + " t",
                            String.class)));
        }
        return hashes;
    }

    private static void fold(TestDatabase database) {
        PGSimpleDataSource query = (PGSimpleDataSource) database.query();
        query.setCurrentSchema(Schema.PROJECTIONS.schemaName());
        JdbcTemplate jdbc = new JdbcTemplate(query);
        JdbcTemplate store = new JdbcTemplate(database.owner());
        List<Projector> projectors = projectors();
        List<RecordedEvent> events = page(store, 0);
        while (!events.isEmpty()) {
            for (Projector projector : projectors) {
                projector.project(
                        jdbc,
                        events.stream()
                                .filter(event ->
                                        projector.concerns(event.payload().getClass()))
                                .toList());
            }
            events = page(store, events.get(events.size() - 1).position());
        }
    }

    private static List<RecordedEvent> page(JdbcTemplate store, long after) {
        return store.query(
                EVENTS,
                (row, number) -> new RecordedEvent(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant(),
                        EventJson.mapper().readValue(row.getString(5), new TypeReference<HashMap<String, String>>() {}),
                        event(row.getString(6), row.getString(7), row.getString(8))),
                after);
    }

    /** The rows of each read table, as text. */
    public static Map<String, List<String>> rows(TestDatabase database) {
        JdbcTemplate jdbc = new JdbcTemplate(database.owner());
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables(jdbc)) {
            rows.put(
                    table,
                    jdbc.queryForList("SELECT t::text FROM projections." + table + " t ORDER BY 1", String.class));
        }
        return rows;
    }

    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT relname FROM pg_class WHERE relnamespace = 'projections'::regnamespace AND relkind = 'r'"
                        + " AND relname NOT IN ('schema_history', 'token_entry') ORDER BY 1",
                String.class);
    }

    private static DomainEvent event(String type, String revision, String payload) {
        JsonNode current = Upcasters.upcast(type, revision, EventJson.mapper().readTree(payload));
        return (DomainEvent)
                EventJson.mapper().treeToValue(current, EventTypes.classOf(type).orElseThrow());
    }

    private static List<Projector> projectors() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projector.class));
        List<Projector> projectors = new ArrayList<>();
        scanner.findCandidateComponents("sklad.query").forEach(found -> {
            try {
                Class<?> type = Class.forName(Objects.requireNonNull(found.getBeanClassName()));
                projectors.add((Projector) BeanUtils.instantiateClass(type));
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return projectors;
    }
}
