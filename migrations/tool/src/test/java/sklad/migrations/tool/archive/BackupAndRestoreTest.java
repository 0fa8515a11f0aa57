package sklad.migrations.tool.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.Schema;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.Refused;

/** From one database through a file into another. */
class BackupAndRestoreTest {

    private static final int EVENTS = 3_000;

    private final TestDatabase source = TestPostgres.migrated();
    private final TestDatabase target = TestPostgres.migrated();

    @TempDir
    private Path folder;

    @Test
    void what_is_restored_is_identical_and_folds_into_the_same_projections() throws Exception {
        SampleStore.fill(source, EVENTS, 40);
        AtomicLong told = new AtomicLong();

        Backup.Written written = new Backup(store(source), (table, rows, of) -> told.addAndGet(rows))
                .to(folder.resolve("store.zip"), false);
        restore(written.file(), target);

        assertThat(written.manifest().lastPosition()).isEqualTo(EVENTS);
        assertThat(written.manifest().rows("receipt")).isEqualTo(300);
        assertThat(told.get()).isPositive();
        assertThat(SampleStore.hash(target)).isEqualTo(SampleStore.hash(source));
        assertThat(FoldedProjections.of(target)).isEqualTo(FoldedProjections.of(source));
    }

    @Test
    void an_empty_store_is_archived_too() throws SQLException {
        Path file = backup(source, "empty.zip");

        restore(file, target);

        assertThat(SampleStore.hash(target)).isEqualTo(SampleStore.hash(source));
    }

    @Test
    void what_is_appended_meanwhile_is_not_in_it_and_the_restored_store_goes_on() throws Exception {
        SampleStore.fill(source, EVENTS, 40);
        Path file = folder.resolve("store.zip");
        new Backup(store(source), (table, rows, of) -> {
                    if (table.equals("event") && rows == 1_000) {
                        append(source);
                    }
                })
                .to(file, false);
        restore(file, target);

        assertThat(SampleStore.text(source.owner(), "SELECT position FROM event_store.head"))
                .isEqualTo("3001");
        assertThat(SampleStore.text(target.owner(), "SELECT position FROM event_store.head"))
                .isEqualTo("3000");
        append(target);
        assertThat(SampleStore.text(target.owner(), "SELECT max(position) FROM event_store.event"))
                .isEqualTo("3001");
    }

    @Test
    void a_file_that_is_there_is_replaced_only_on_request_and_never_by_half() throws Exception {
        SampleStore.fill(source, EVENTS, 40);
        Path file = Files.writeString(folder.resolve("store.zip"), "precious");

        assertThatThrownBy(() -> new Backup(store(source), Progress.NONE).to(file, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is there already")
                .hasMessageContaining("--force");
        assertThatThrownBy(() -> new Backup(store(source), (table, rows, of) -> {
                            throw new IllegalStateException("killed");
                        })
                        .to(file, true))
                .hasMessage("killed");
        assertThat(file).hasContent("precious");
        assertThat(files()).containsExactly("store.zip");

        new Backup(store(source), Progress.NONE).to(file, true);
        ArchiveReader.open(file).check(Progress.NONE);
    }

    @Test
    void a_backup_before_an_upgrade_is_named_by_version_and_time() throws SQLException {
        Clock noon = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

        Path file = new Backup(store(source), Progress.NONE, noon)
                .into(folder.resolve("before"))
                .file();

        assertThat(file).exists().hasFileName("event-store-v" + store(source).version() + "-20260301T120000Z.zip");
    }

    @Test
    void a_folder_that_is_missing_is_named() {
        assertThatThrownBy(() -> backup(source, "nowhere/store.zip"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("nowhere/store.zip can't be written: there is no such folder");
    }

    @Test
    void a_store_that_is_not_empty_takes_nothing_in() throws SQLException {
        SampleStore.fill(source, EVENTS, 40);
        SampleStore.fill(target, 100, 10);
        Path file = backup(source, "store.zip");
        String before = SampleStore.hash(target);

        assertThatThrownBy(() -> restore(file, target))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not empty (rows: event 100, receipt 10)");
        assertThat(SampleStore.hash(target)).isEqualTo(before);
    }

    @Test
    void an_archive_goes_back_only_into_its_own_version() throws SQLException {
        TestDatabase older = TestPostgres.empty();
        Flyway.configure(Schema.class.getClassLoader())
                .configuration(Schema.EVENT_STORE.flyway(older.owner()).getConfiguration())
                .target("2")
                .load()
                .migrate();
        Path newArchive = backup(source, "new.zip");
        Path oldArchive = backup(older, "old.zip");

        assertThatThrownBy(() -> restore(newArchive, older))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "is at 002. First: migrate upgrade " + store(source).version());
        assertThatThrownBy(() -> restore(oldArchive, source))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is of event store version 002")
                .hasMessageContaining("migrate upgrade 002");
        assertThatThrownBy(() -> restore(newArchive, TestPostgres.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is no event store");
    }

    @Test
    void a_damaged_store_is_not_archived() throws SQLException {
        SampleStore.fill(source, 100, 10);
        SampleStore.execute(
                source.administrator(),
                "ALTER TABLE event_store.event DISABLE TRIGGER ALL;"
                        + "DELETE FROM event_store.event WHERE position = 50");

        assertThatThrownBy(() -> backup(source, "store.zip"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("its head is 100, and it holds 99 events");
        assertThat(files()).isEmpty();
    }

    @Test
    void every_table_of_the_schema_is_archived_or_left_out_by_name() throws SQLException {
        Manifest manifest = new Backup(store(source), Progress.NONE)
                .to(folder.resolve("store.zip"), false)
                .manifest();

        assertThat(manifest.parts()).extracting(Manifest.Part::table).contains("event", "head", "receipt");
        assertThat(manifest.leftOut()).containsOnlyKeys("schema_history", "snapshot");
        assertThat(
                        SampleStore.text(
                                source.owner(),
                                "SELECT count(*) FROM pg_class"
                                        + " WHERE relnamespace = 'event_store'::regnamespace AND relkind IN ('S', 'm', 'f')"
                                        + " AND oid NOT IN (SELECT objid FROM pg_depend WHERE refobjsubid > 0 AND deptype IN ('a', 'i'))"))
                .as("what an archive would not know: sequences that belong to no column, and the like")
                .isEqualTo("0");
    }

    @Test
    void what_refers_to_other_rows_comes_back_and_counters_go_on_behind_it() throws SQLException {
        String access =
                "INSERT INTO event_store.audit_access (username, method, path) VALUES ('audrey', 'GET', '/audit')";
        SampleStore.execute(
                source.owner(),
                access + ";" + access
                        + "; INSERT INTO event_store.audit_outcome (access_id, status) VALUES (1, 200), (2, 200)");

        restore(backup(source, "store.zip"), target);
        SampleStore.execute(target.owner(), access);

        assertThat(SampleStore.text(
                        target.owner(),
                        "SELECT string_agg(a.id || ':' || coalesce(o.status, 0), ' '"
                                + " ORDER BY a.id) FROM event_store.audit_access a"
                                + " LEFT JOIN event_store.audit_outcome o ON o.access_id = a.id"))
                .isEqualTo("1:200 2:200 3:0");
    }

    @Test
    void a_registered_webhook_and_how_far_it_has_got_come_back() throws SQLException {
        SampleStore.execute(
                source.owner(),
                "INSERT INTO event_store.webhook (url, max_events, position, created_by, state)"
                        + " VALUES ('https://shop.example.com/stock', 100, 42, 'adam', 'paused')");

        restore(backup(source, "store.zip"), target);

        String row = "SELECT w::text FROM event_store.webhook w";
        assertThat(SampleStore.text(target.owner(), row))
                .contains("shop.example.com", ",42,", "paused")
                .isEqualTo(SampleStore.text(source.owner(), row));
    }

    private Path backup(TestDatabase database, String name) throws SQLException {
        return new Backup(store(database), Progress.NONE)
                .to(folder.resolve(name), false)
                .file();
    }

    private static void restore(Path file, TestDatabase database) throws SQLException {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            new Restore(store(database), Progress.NONE).from(archive);
        }
    }

    private static StoreDatabase store(TestDatabase database) {
        return new StoreDatabase(database.owner(), "database " + database.name());
    }

    private static void append(TestDatabase database) {
        try {
            SampleStore.execute(
                    database.command(),
                    "SELECT * FROM event_store.append(1, '{1}', '{user:bob}', '{0}', ARRAY[gen_random_uuid()], '{User}',"
                            + " '{UserRegistered}', '{1}', ARRAY['{\"username\":\"bob\",\"role\":\"clerk\"}'], '{\"{}\"}',"
                            + " '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Stream<String> files() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
