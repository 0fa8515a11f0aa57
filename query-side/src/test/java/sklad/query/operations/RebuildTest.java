package sklad.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import sklad.query.projection.Story;
import tools.jackson.databind.JsonNode;

/** A projection is built again beside the one in use and takes its place, and nobody who asks notices. */
class RebuildTest {

    /** All that the tables are, and who may do what with them. */
    private static final String OBJECTS = """
            SELECT concat('table ', relname, ' ', relacl, ' ', reloptions, ' ', obj_description(c.oid, 'pg_class'))
              FROM pg_class c WHERE relnamespace = 'projections'::regnamespace AND relkind IN ('r', 'v')
            UNION ALL
            SELECT concat('column ', c.relname, ' ', attname, ' ', atttypid::regtype, ' ', attnotnull, ' ', attcollation, ' ',
                          attgenerated, ' ', attidentity, ' ', pg_get_expr(d.adbin, d.adrelid), ' ',
                          col_description(c.oid, attnum), ' ', attstorage,
                          row_number() OVER (PARTITION BY c.oid ORDER BY attnum))
              FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = attnum
             WHERE relnamespace = 'projections'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint WHERE connamespace = 'projections'::regnamespace
            UNION ALL
            SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'projections'
            UNION ALL
            SELECT 'trigger ' || pg_get_triggerdef(g.oid) FROM pg_trigger g JOIN pg_class c ON c.oid = tgrelid
             WHERE relnamespace = 'projections'::regnamespace AND NOT tgisinternal
             ORDER BY 1
            """;

    /** The pool that all share has a single thread on two processors. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private final TestPostgres.TestDatabase database = TestPostgres.migrated();
    private final Map<String, String> smallBatches = Map.of("sklad.shadows.batch-size", "100");
    private RunningQuerySide side = RunningQuerySide.start(database, smallBatches);
    private final JdbcTemplate owner = side.asOwner();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void under_load_no_query_fails_and_none_is_staler_than_it_says() throws Exception {
        side.store().append(Story.of(31, 20, 3000));
        side.store().append("lena", user("lena"), product("BUSY"));
        long before = side.store().append("lena", received(1, "BUSY", "MAIN", "1", "1")) - 1;
        awaitAll(before + 1);
        List<String> objects = objects();
        AtomicBoolean going = new AtomicBoolean(true);
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> keepReceiving(going), THREADS);
        List<CompletableFuture<Void>> readers = List.of(
                CompletableFuture.runAsync(() -> keepAsking(going, before, wrong, answers), THREADS),
                CompletableFuture.runAsync(() -> keepAsking(going, before, wrong, answers), THREADS));

        for (int round = 0; round < 3; round++) {
            assertThat(finished(side.post("/operations/projections/all/rebuild", "admin"))
                            .path("error")
                            .asString())
                    .isEmpty();
            assertThat(finished(side.post("/operations/projections/product/switch-back", "admin"))
                            .path("state")
                            .asString())
                    .isEqualTo("standby");
        }
        int enough = answers.get() + 100;
        await().until(() -> answers.get() > enough || !wrong.isEmpty());
        going.set(false);
        writer.get();
        for (CompletableFuture<Void> reader : readers) {
            reader.get();
        }

        assertThat(wrong).isEmpty();
        assertThat(objects()).isEqualTo(objects);
        assertNothingDiffers();
    }

    @Test
    void what_was_changed_by_hand_is_right_afterwards_and_can_be_switched_back_to() {
        long head = side.store().append(Story.of(32, 10, 500));
        awaitAll(head);
        owner.update("UPDATE product SET name = 'Changed by hand' WHERE sku = 'SKU-3'");

        JsonNode rebuild = finished(side.post("/operations/projections/product/rebuild", "admin"));

        assertThat(rebuild.path("state").asString()).isEqualTo("standby");
        assertThat(name("SKU-3")).isEqualTo("Product SKU-3");
        assertThat(status("product").path("generation").asInt()).isEqualTo(2);
        assertThat(status("product").path("standbyGeneration").asInt()).isEqualTo(1);
        assertThat(status("location").path("generation").asInt()).isEqualTo(1);

        long later = side.store().append("lena", user("lena"), product("LATER"), location("LATER"));
        awaitAll(later);
        finished(side.post("/operations/projections/product/switch-back", "admin"));

        assertThat(name("SKU-3")).isEqualTo("Changed by hand");
        assertThat(name("LATER")).as("it has caught up first").isEqualTo("Product LATER");
        assertThat(status("product").path("generation").asInt()).isEqualTo(1);
        assertThat(status("product").path("standbyGeneration").asInt()).isEqualTo(2);
    }

    @Test
    void a_long_report_puts_the_switch_off_and_nobody_else() throws SQLException {
        long head = side.store().append(Story.of(33, 10, 300));
        awaitAll(head);
        Answer begun;
        try (Connection report = database.query().getConnection();
                Statement statement = report.createStatement()) {
            report.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM projections.token_entry");
            begun = side.post("/operations/projections/all/rebuild", "admin");
            await().untilAsserted(() -> assertThat(state(begun)).isEqualTo("switching"));

            for (int ask = 0; ask < 50; ask++) {
                assertThat(side.get("/stock?limit=1").status()).isEqualTo(200);
            }
            long later = side.store().append("lena", user("lena"), location("LATER"));
            assertThat(side.get("/locations/LATER?after=" + later).status()).isEqualTo(200);
            assertThat(state(begun)).isEqualTo("switching");
        }

        assertThat(finished(begun).path("state").asString()).isEqualTo("standby");
        assertThat(side.get("/locations/LATER").status()).isEqualTo(200);
    }

    @Test
    void a_rebuild_that_was_interrupted_goes_on_where_it_was() {
        awaitAll(side.store().append(Story.of(34, 20, 6000)));
        Answer begun = side.post("/operations/projections/all/rebuild", "admin");
        await().pollInterval(Duration.ofMillis(5)).until(() -> reached() > 0);
        side.close();
        assertThat(reached()).isPositive();

        side = RunningQuerySide.start(database, smallBatches);

        assertThat(finished(begun).path("state").asString()).isEqualTo("standby");
        assertNothingDiffers();
    }

    @Test
    void a_migration_after_the_switch_forbids_the_way_back() {
        awaitAll(side.store().append(Story.of(35, 5, 50)));
        finished(side.post("/operations/projections/location/rebuild", "admin"));
        owner.update(
                "INSERT INTO schema_history SELECT 1 + max(installed_rank), '999', 'later', 'SQL', 'V999__later.sql',"
                        + " 0, 'owner', now(), 0, true FROM schema_history");

        assertThat(side.post("/operations/projections/location/switch-back", "admin")
                        .code())
                .isEqualTo("other-schema");
        assertThat(side.post("/operations/projections/product/switch-back", "admin")
                        .code())
                .isEqualTo("no-standby");
    }

    @Test
    void dead_letters_change_places_with_the_tables() {
        side.store().append(Story.of(36, 5, 100));
        side.store().append("lena", user("lena"));
        long poison = side.store().append("lena", received(901, "NOBODY-KNOWS", "MAIN", "1", "1"));
        awaitAll(poison);
        assertThat(status("product").path("deadLetters").asInt()).isEqualTo(1);

        JsonNode rebuild = finished(side.post("/operations/projections/product/rebuild", "admin"));

        assertThat(rebuild.path("state").asString()).isEqualTo("standby");
        assertThat(status("product").path("deadLetters").asInt()).isEqualTo(1);
        assertThat(owner.queryForObject(
                        "SELECT count(*) FROM projections_shadow_" + rebuild.path("id") + ".dead_letter", Long.class))
                .isEqualTo(1);
    }

    @Test
    void a_rebuild_that_can_apply_less_than_the_tables_in_use_is_not_switched_in() {
        side.store().append(Story.of(37, 5, 100));
        side.store().append("lena", user("lena"));
        awaitAll(side.store().append("lena", received(901, "NOBODY-KNOWS", "MAIN", "1", "1")));
        owner.update("DELETE FROM dead_letter");

        JsonNode rebuild = finished(side.post("/operations/projections/product/rebuild", "admin"));

        assertThat(rebuild.path("state").asString()).isEqualTo("failed");
        assertThat(rebuild.path("error").asString()).contains("1 events can't be applied");
        assertThat(status("product").path("generation").asInt()).isEqualTo(1);
    }

    @Test
    void the_next_rebuild_takes_the_place_of_what_was_kept_and_all_can_be_dropped() {
        awaitAll(side.store().append(Story.of(38, 5, 50)));
        finished(side.post("/operations/projections/location/rebuild", "admin"));
        Answer second = side.post("/operations/projections/location/rebuild", "admin");
        finished(second);

        assertThat(status("location").path("generation").asInt()).isEqualTo(3);
        assertThat(status("location").path("standbyGeneration").asInt()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(schemas()).hasSize(1));
        assertThat(side.delete(second.header("Location"), "admin").status()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(schemas()).isEmpty());
        assertThat(side.get("/locations/MAIN").status()).isEqualTo(200);
    }

    @Test
    void only_administrators_may() {
        assertThat(side.post("/operations/projections/product/rebuild", "auditor")
                        .status())
                .isEqualTo(403);
        assertThat(side.post("/operations/projections/orders/rebuild", "admin").code())
                .isEqualTo("invalid-field");
        assertThat(side.get("/operations/rebuilds/17", "admin").code()).isEqualTo("not-found");
    }

    private void keepReceiving(AtomicBoolean going) {
        for (int number = 2; going.get() && number < 20_000; number++) {
            side.store().append("lena", received(number, "BUSY", "MAIN", "1", Integer.toString(number)));
        }
    }

    /** Every event from a position on adds one: the position of an answer says what it must contain. */
    private void keepAsking(AtomicBoolean going, long before, Queue<String> wrong, AtomicInteger answers) {
        while (going.get()) {
            Answer answer = side.get("/products/BUSY");
            long told = answer.status() == 200 ? Long.parseLong(answer.header("Sklad-Position")) - before : -1;
            if (told < 1 || answer.json().path("onHand").asLong() != told) {
                wrong.add(answer.status() + ", expected " + told + ": "
                        + answer.response().body());
            }
            answers.incrementAndGet();
        }
    }

    private void assertNothingDiffers() {
        Answer replay = side.post("/audit/replays", "admin", "{}");
        assertThat(replay.status()).as(replay.response().body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state(replay)).isEqualTo("compared"));
        assertThat(side.get(replay.header("Location"), "admin")
                        .json()
                        .path("differences")
                        .asLong())
                .isZero();
    }

    private void awaitAll(long position) {
        for (String list : List.of("/products", "/movements", "/users", "/locations")) {
            assertThat(side.get(list + "?after=" + position).status()).isEqualTo(200);
        }
    }

    private JsonNode finished(Answer begun) {
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(state(begun)).isIn("standby", "failed"));
        return side.get(begun.header("Location"), "admin").json();
    }

    private String state(Answer begun) {
        return side.get(begun.header("Location"), "admin").json().path("state").asString();
    }

    private JsonNode status(String projection) {
        return side.get("/operations/projections", "admin").json().values().stream()
                .filter(one -> one.path("name").asString().equals(projection))
                .findAny()
                .orElseThrow();
    }

    private String name(String sku) {
        return side.get("/products/" + sku).json().path("name").asString();
    }

    private long reached() {
        Long least = owner.queryForObject("SELECT min(position) FROM shadow_projection", Long.class);
        return least == null ? 0 : least;
    }

    private List<String> objects() {
        return owner.queryForList(OBJECTS, String.class);
    }

    private List<String> schemas() {
        return owner.queryForList("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%shadow%'", String.class);
    }
}
