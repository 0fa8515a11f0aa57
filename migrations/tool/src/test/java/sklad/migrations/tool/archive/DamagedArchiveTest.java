package sklad.migrations.tool.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.Refused;

/** Files that are not what they should be: each is refused with the reason, and nothing of it is stored. */
class DamagedArchiveTest {

    private final TestDatabase source = TestPostgres.migrated();
    private final TestDatabase target = TestPostgres.migrated();

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void an_archive() throws SQLException {
        SampleStore.fill(source, 2_000, 20);
        file = folder.resolve("store.zip");
        new Backup(store(source), Progress.NONE).to(file, false);
    }

    @Test
    void one_that_was_cut_off() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertRefused("is not a whole archive: it was cut off, or it is something else");
    }

    @Test
    void one_in_which_a_byte_has_changed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length / 3] ^= 1;
        Files.write(file, whole);

        assertRefused("store.zip is damaged: event");
    }

    @Test
    void something_else() throws IOException {
        Files.writeString(file, "sku,name\nSKU-1,Lantern\n");
        assertRefused("it is something else");

        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("holiday.jpg"));
        }
        assertRefused("is not an archive of an event store: it has no manifest.json");

        Files.delete(file);
        assertRefused("There is no file");
    }

    @Test
    void one_of_another_program_or_of_a_later_format() throws IOException {
        change(Manifest.ENTRY, manifest -> manifest.replace(Manifest.FORMAT, "shopping-list"));
        assertRefused("is not an archive of an event store");
        change(Manifest.ENTRY, manifest -> manifest.replace("shopping-list", Manifest.FORMAT)
                .replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
        assertRefused("is of format 2, and this build reads up to 1");
        change(Manifest.ENTRY, manifest -> manifest.substring(0, 40));
        assertRefused("its manifest can't be read");
    }

    @Test
    void one_whose_manifest_says_otherwise() throws IOException {
        change(Manifest.ENTRY, manifest -> manifest.replace("\"rows\" : 2000", "\"rows\" : 2001"));

        assertRefused("is damaged: event: 2000 rows");
    }

    @Test
    void one_that_does_not_fit_together() throws IOException, SQLException {
        rewrite("event", rows -> rows.replaceFirst("(?m)^1000\t", "4000\t"));
        assertThatThrownBy(() -> restore(target))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2,000 events from position 1 to 4,000, the head at 2,000");
        assertThatThrownBy(() -> ArchiveReader.open(file).check(Progress.NONE))
                .hasMessageContaining("position 1000 is missing or not in its place");

        new Backup(store(source), Progress.NONE).to(file, true);
        rewrite("event", rows -> rows.replaceFirst("(?m)^(2000\t[^\t]+\t)\\d+", "$1777"));
        assertThatThrownBy(() -> restore(target)).hasMessageContaining("is a stream with a gap");

        new Backup(store(source), Progress.NONE).to(file, true);
        rewrite("head", rows -> rows.replace("2000", "1999"));
        assertThatThrownBy(() -> restore(target)).hasMessageContaining("the head at 1,999");
        assertThat(SampleStore.hash(target)).isEqualTo(SampleStore.hash(TestPostgres.migrated()));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> restore(target)).isInstanceOf(Refused.class).hasMessageContaining(message);
        assertThatThrownBy(() -> ArchiveReader.open(file).check(Progress.NONE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(message);
        try {
            assertThat(SampleStore.text(target.owner(), "SELECT count(*) FROM event_store.event"))
                    .isEqualTo("0");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void restore(TestDatabase database) throws SQLException {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            new Restore(store(database), Progress.NONE).from(archive);
        }
    }

    private static StoreDatabase store(TestDatabase database) {
        return new StoreDatabase(database.owner(), database.name());
    }

    /** Changes an entry behind the archive's back. */
    private void change(String entry, UnaryOperator<String> change) throws IOException {
        Path changed = folder.resolve("changed.zip");
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry each : from.stream().toList()) {
                byte[] bytes = from.getInputStream(each).readAllBytes();
                to.putNextEntry(new ZipEntry(each.getName()));
                to.write(
                        each.getName().equals(entry)
                                ? change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
        Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same archive with other rows in a table, and checksums that fit them. */
    private void rewrite(String table, UnaryOperator<String> change) throws IOException, SQLException {
        try (ArchiveReader archive = ArchiveReader.open(file)) {
            Manifest old = archive.content();
            ArchiveWriter writer = ArchiveWriter.open(file);
            List<Manifest.Part> parts = new ArrayList<>();
            for (Manifest.Part part : old.parts()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                archive.read(part, (buffer, length) -> bytes.write(buffer, 0, length), Progress.NONE);
                String rows = bytes.toString(StandardCharsets.UTF_8);
                String text = part.table().equals(table) ? change.apply(rows) : rows;
                var lines = text.lines()
                        .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                        .iterator();
                parts.add(writer.add(
                        new StoreTable(part.table(), part.columns(), List.of(), Set.of(), List.of(), false),
                        () -> lines.hasNext() ? lines.next() : null));
            }
            Manifest manifest = new Manifest(
                    old.format(),
                    old.formatVersion(),
                    old.productVersion(),
                    old.schemaVersion(),
                    old.createdAt(),
                    old.from(),
                    old.firstPosition(),
                    old.lastPosition(),
                    parts,
                    old.leftOut());
            writer.finish(manifest);
        }
    }
}
