package sklad.migrations.tool.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import sklad.events.EventJson;
import sklad.migrations.tool.Refused;
import tools.jackson.core.JacksonException;

/** Reads an archive, and finds out whether it is one, whole and undamaged. */
public final class ArchiveReader implements Closeable {

    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest();
    }

    /** @throws Refused if it is no archive, or of a later format */
    public static ArchiveReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new ArchiveReader(file, zip);
            } catch (IOException | RuntimeException failure) {
                zip.close();
                throw failure;
            }
        } catch (ZipException broken) {
            throw new Refused(file + " is not a whole archive: it was cut off, or it is something else ("
                    + broken.getMessage() + ").");
        } catch (IOException failure) {
            throw new Refused(file + " can't be read: " + Problem.of(failure));
        }
    }

    public Manifest content() {
        return manifest;
    }

    /**
     * Reads everything and compares it with what the manifest says, without a database.
     *
     * @throws Refused if anything differs; the message says what
     */
    public void check(Progress progress) {
        for (Manifest.Part part : manifest.parts()) {
            boolean numbered =
                    part.table().equals(Manifest.EVENTS) && part.columns().indexOf("position") == 0;
            RowCount rows = numbered ? RowCount.numbered() : RowCount.plain();
            try {
                read(part, rows, (buffer, length) -> {}, progress);
            } catch (SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
            if (rows.gap() > 0) {
                throw damaged(part, "position " + rows.gap() + " is missing or not in its place");
            }
        }
        if (manifest.rows(Manifest.EVENTS) != manifest.lastPosition()) {
            throw new Refused(file + " is damaged: it ends at position " + manifest.lastPosition() + " and holds "
                    + manifest.rows(Manifest.EVENTS) + " events.");
        }
    }

    /** Hands over the part's bytes, and fails in the end if they were not what was written. */
    void read(Manifest.Part part, Sink sink, Progress progress) throws SQLException {
        read(part, RowCount.plain(), sink, progress);
    }

    private void read(Manifest.Part part, RowCount rows, Sink sink, Progress progress) throws SQLException {
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        try (InputStream in = new ZstdInputStreamNoFinalizer(zip.getInputStream(entry(part.file())))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                rows.add(buffer, read);
                bytes += read;
                sink.take(buffer, read);
                progress.at(part.table(), rows.count(), part.rows());
            }
        } catch (IOException failure) {
            throw damaged(part, Problem.of(failure));
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!sha256.equals(part.sha256()) || rows.count() != part.rows() || bytes != part.bytes()) {
            throw damaged(
                    part,
                    "%d rows, %d bytes, checksum %s; and the manifest says %d, %d and %s"
                            .formatted(rows.count(), bytes, sha256, part.rows(), part.bytes(), part.sha256()));
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw new Refused(file + " can't be read: " + Problem.of(failure));
        }
    }

    private Manifest manifest() throws IOException {
        Manifest read;
        try (InputStream in = zip.getInputStream(entry(Manifest.ENTRY))) {
            read = EventJson.mapper().readValue(in, Manifest.class);
        } catch (JacksonException unreadable) {
            throw new Refused(
                    file + " is damaged: its manifest can't be read (" + unreadable.getOriginalMessage() + ").");
        }
        if (read == null || !Manifest.FORMAT.equals(read.format())) {
            throw new Refused(file + " is not an archive of an event store.");
        }
        if (read.formatVersion() > Manifest.FORMAT_VERSION) {
            throw new Refused(file + " is of format " + read.formatVersion() + ", and this build reads up to "
                    + Manifest.FORMAT_VERSION + ": take the build that wrote it, " + read.productVersion() + ".");
        }
        return read;
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Refused(file + " is not an archive of an event store: it has no " + name + ".");
        }
        return entry;
    }

    private Refused damaged(Manifest.Part part, String what) {
        return new Refused(file + " is damaged: " + part.table() + ": " + what);
    }

    /** Takes the first bytes of a buffer. */
    interface Sink {
        void take(byte[] buffer, int length) throws SQLException;
    }
}
