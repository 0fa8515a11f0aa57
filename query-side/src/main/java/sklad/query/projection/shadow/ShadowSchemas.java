package sklad.query.projection.shadow;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcOperations;
import sklad.query.projection.Refold;

/** The tables of shadows and those in use; what this side may not do with them, functions of the database do. */
final class ShadowSchemas {

    /** The last migration of the tables in use, as a subquery. */
    static final String VERSION = "(SELECT version FROM %1$s.schema_history WHERE version IS NOT NULL"
            + " ORDER BY installed_rank DESC LIMIT 1)";

    private static final String EXCHANGE_GENERATIONS = """
            WITH before AS (SELECT p.projection, p.generation AS built, coalesce(g.generation, 1) AS used
                              FROM %1$s.shadow_projection p LEFT JOIN %1$s.projection_generation g USING (projection)
                             WHERE p.shadow = ?),
            used AS (INSERT INTO %1$s.projection_generation SELECT projection, built, clock_timestamp() FROM before
                     ON CONFLICT (projection) DO UPDATE SET (generation, switched_at) =
                         (excluded.generation, excluded.switched_at))
            UPDATE %1$s.shadow_projection p SET generation = b.used FROM before b
             WHERE p.shadow = ? AND p.projection = b.projection
            """;

    private final JdbcOperations jdbc;
    private final Refold refold;
    private final String live;

    /** @param live the name of the schema in use */
    ShadowSchemas(JdbcOperations jdbc, Refold refold, String live) {
        this.jdbc = jdbc;
        this.refold = refold;
        this.live = live;
    }

    /** The name of a shadow's schema. */
    String of(long id) {
        return live + "_shadow_" + id;
    }

    String live() {
        return live;
    }

    /** Makes the tables of these projections, empty. */
    void make(long id, Collection<String> projections) {
        call("shadow_create", id, names(projections, refold::tables), names(projections, refold::indexes));
    }

    private static Object names(Collection<String> projections, Function<String, List<String>> of) {
        return projections.stream().map(of).flatMap(List::stream).toArray(String[]::new);
    }

    /** Gives them the indexes, triggers and statistics that they went without while they were filled. */
    void complete(long id) {
        call("shadow_complete", id);
    }

    /** Keeps everybody off them until the transaction ends. */
    void hold(long id) {
        call("shadow_hold", id);
    }

    /** Lets them and those in use change places, which must be at the same positions. */
    void exchange(long id) {
        call("shadow_switch", id);
        jdbc.update(in(EXCHANGE_GENERATIONS), id, id);
    }

    void drop(long id) {
        call("shadow_drop", id);
    }

    /** Numbers of shadows whose tables nobody keeps. */
    List<Long> leftovers() {
        return jdbc.queryForList(in("""
                SELECT substr(n.nspname, length('%1$s_shadow_') + 1)::bigint FROM pg_namespace n
                 WHERE n.nspname ~ '^%1$s_shadow_[0-9]{1,18}$'
                   AND NOT EXISTS (SELECT FROM %1$s.shadow s WHERE n.nspname = '%1$s_shadow_' || s.id
                                      AND s.state NOT IN ('cancelled', 'failed'))
                """), Long.class);
    }

    /** Whether the tables in use are still those that were copied. */
    boolean fit(long id) {
        return number("SELECT count(*) FROM %1$s.shadow WHERE id = ? AND schema_version = " + VERSION, id) == 1;
    }

    /** The version of the tables in use. */
    String version() {
        return String.valueOf(jdbc.queryForObject(in("SELECT " + VERSION), String.class));
    }

    /** Where these projections are, as they are used. */
    Map<String, Long> livePositions(Collection<String> projections) {
        Map<String, Long> positions = new TreeMap<>();
        projections.forEach(projection -> positions.put(projection, 0L));
        jdbc.query(
                in(
                        "SELECT processor_name, max(position) FROM %1$s.token_entry WHERE processor_name = ANY (?) GROUP BY 1"),
                row -> {
                    positions.put(row.getString(1), row.getLong(2));
                },
                (Object) projections.toArray(String[]::new));
        return positions;
    }

    /** Which building of each projection is in use; those that are missing: the first. */
    Map<String, Integer> generations() {
        Map<String, Integer> generations = new HashMap<>();
        jdbc.query(in("SELECT projection, generation FROM %1$s.projection_generation"), row -> {
            generations.put(row.getString(1), row.getInt(2));
        });
        return generations;
    }

    /** Dead letters of a shadow, and of its projections as they are used. */
    long deadLetters(long id) {
        return number("SELECT count(*) FROM " + of(id) + ".dead_letter");
    }

    long deadLettersInUse(long id) {
        return number(
                "SELECT count(*) FROM %1$s.dead_letter d JOIN %1$s.shadow_projection p ON p.projection = d.projection"
                        + " WHERE p.shadow = ?",
                id);
    }

    private void call(String function, long id, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = id;
        System.arraycopy(more, 0, arguments, 1, more.length);
        jdbc.query("SELECT %s.%s(?%s)".formatted(live, function, ", ?".repeat(more.length)), row -> {}, arguments);
    }

    private long number(String sql, Object... arguments) {
        Long number = jdbc.queryForObject(in(sql), Long.class, arguments);
        return number == null ? 0 : number;
    }

    private String in(String sql) {
        return sql.formatted(live);
    }
}
