package sklad.query.projection.shadow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadow.State;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where it is written down what is built, and how far it is. */
final class ShadowTables {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SELECT = """
            SELECT s.*, (SELECT json_object_agg(p.projection, json_build_object('position', p.position, 'generation',
                            p.generation)) FROM %1$s.shadow_projection p WHERE p.shadow = s.id) AS progress
              FROM %1$s.shadow s
            """;
    private static final String INSERT = "INSERT INTO %1$s.shadow (purpose, up_to, state, schema_version, target,"
            + " requested_by) VALUES (?, ?, 'building', " + ShadowSchemas.VERSION + ", ?, ?) RETURNING id";
    private static final String INSERT_PROJECTIONS = """
            INSERT INTO %1$s.shadow_projection (shadow, projection, generation)
            SELECT s.id, name, CASE s.purpose WHEN 'replay' THEN 0 ELSE 1 + greatest(1,
                       (SELECT max(generation) FROM %1$s.projection_generation g WHERE g.projection = name),
                       (SELECT max(generation) FROM %1$s.shadow_projection p WHERE p.projection = name)) END
              FROM %1$s.shadow s, unnest(?) AS name WHERE s.id = ?
            """;
    private static final String ADVANCE = """
            UPDATE %1$s.shadow_projection p SET position = ?
              FROM %1$s.shadow s
             WHERE p.shadow = ? AND p.projection = ? AND p.position = ? AND s.id = p.shadow AND s.state = ?
            """;
    private static final String FINISH =
            "UPDATE %1$s.shadow SET state = ?, error = ?, rate = NULL, finished_at = clock_timestamp() WHERE id = ? AND state = ?";
    private final JdbcOperations jdbc;
    private final ShadowSchemas schemas;

    ShadowTables(JdbcOperations jdbc, ShadowSchemas schemas) {
        this.jdbc = jdbc;
        this.schemas = schemas;
    }

    /** The tables themselves. */
    ShadowSchemas schemas() {
        return schemas;
    }

    /** Writes it down and makes its tables, in the running transaction. */
    long create(Purpose purpose, Collection<String> names, @Nullable Long upTo, long target, String username) {
        String[] projections = names.toArray(String[]::new);
        Long id = jdbc.queryForObject(in(INSERT), Long.class, text(purpose), upTo, target, username);
        if (id == null) {
            throw new IllegalStateException("PostgreSQL gave no number");
        }
        jdbc.update(in(INSERT_PROJECTIONS), projections, id);
        schemas.make(id, names);
        return id;
    }

    /** From nothing, on the tables as they are by now; in the running transaction. */
    void createAgain(long id, Collection<String> projections) {
        schemas.drop(id);
        jdbc.update(in("UPDATE %1$s.shadow_projection SET position = 0 WHERE shadow = ?"), id);
        jdbc.update(in("UPDATE %1$s.shadow SET schema_version = " + ShadowSchemas.VERSION + " WHERE id = ?"), id);
        schemas.make(id, projections);
    }

    Optional<Shadow> find(long id) {
        return jdbc.query(in(SELECT + "WHERE s.id = ?"), (row, number) -> shadow(row), id).stream()
                .findFirst();
    }

    /** The newest first. */
    List<Shadow> list(Purpose purpose, long before, int limit) {
        return jdbc.query(
                in(SELECT + "WHERE s.purpose = ? AND s.id < ? ORDER BY s.id DESC LIMIT ?"),
                (row, number) -> shadow(row),
                text(purpose),
                before,
                limit);
    }

    Optional<Shadow> atWork() {
        return jdbc
                .query(
                        in(SELECT + "WHERE s.state IN ('building', 'comparing', 'switching')"),
                        (row, number) -> shadow(row))
                .stream()
                .findFirst();
    }

    /** Those that can be switched in, the latest first. */
    List<Shadow> onStandby() {
        return jdbc.query(
                in(SELECT + "WHERE s.state = 'standby' ORDER BY s.finished_at DESC"), (row, number) -> shadow(row));
    }

    long kept() {
        return number("SELECT count(*) FROM %1$s.shadow WHERE state IN ('compared', 'standby')");
    }

    /** Returns whether it was in that state. */
    boolean move(long id, State from, State to) {
        return jdbc.update(in("UPDATE %1$s.shadow SET state = ? WHERE id = ? AND state = ?"), text(to), id, text(from))
                == 1;
    }

    /** Likewise; nothing is left to be done. */
    boolean finish(long id, State from, State to, @Nullable String error) {
        return jdbc.update(in(FINISH), text(to), error, id, text(from)) == 1;
    }

    /** Likewise, whatever is being done with it; false if nothing is. */
    boolean interrupt(long id, State to) {
        return jdbc.update(
                        in("UPDATE %1$s.shadow SET state = ?, rate = NULL, finished_at = clock_timestamp()"
                                + " WHERE id = ? AND state IN ('building', 'comparing', 'switching')"),
                        text(to),
                        id)
                == 1;
    }

    void remember(long id, List<Shadow.TableComparison> comparison) {
        jdbc.update(
                in("UPDATE %1$s.shadow SET comparison = ?::json WHERE id = ?"),
                JSON.writeValueAsString(comparison),
                id);
    }

    void progress(long id, long target, @Nullable Double rate) {
        jdbc.update(in("UPDATE %1$s.shadow SET target = ?, rate = ? WHERE id = ?"), target, rate, id);
    }

    /** Returns whether it was at this position and is still to be worked at. */
    boolean advance(long id, State state, String projection, long from, long to) {
        return jdbc.update(in(ADVANCE), to, id, projection, from, text(state)) == 1;
    }

    boolean delete(long id, Purpose purpose) {
        return jdbc.update(in("DELETE FROM %1$s.shadow WHERE id = ? AND purpose = ?"), id, text(purpose)) == 1;
    }

    private long number(String sql, Object... arguments) {
        Long number = jdbc.queryForObject(in(sql), Long.class, arguments);
        return number == null ? 0 : number;
    }

    private String in(String sql) {
        return sql.formatted(schemas.live());
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Shadow shadow(ResultSet row) throws SQLException {
        String comparison = row.getString("comparison");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Shadow(
                row.getLong("id"),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("up_to", Long.class),
                row.getLong("target"),
                row.getObject("rate", Double.class),
                comparison == null
                        ? List.of()
                        : JSON.readValue(comparison, new TypeReference<List<Shadow.TableComparison>>() {}),
                row.getString("error"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                JSON.readValue(row.getString("progress"), new TypeReference<Map<String, Shadow.Progress>>() {}));
    }
}
