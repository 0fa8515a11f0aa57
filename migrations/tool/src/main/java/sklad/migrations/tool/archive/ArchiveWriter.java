package sklad.migrations.tool.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import sklad.events.EventJson;

/**
 * Writes a zip file of zstd streams, the manifest last. It has its name only once it is whole and on the disk; until then it
 * is called {@code NAME.partial}.
 */
final class ArchiveWriter implements Closeable {

    private static final int LEVEL = 3;
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private final ZipOutputStream zip;

    private ArchiveWriter(Path file, Path partial, FileChannel channel) {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    static ArchiveWriter open(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        FileChannel channel = FileChannel.open(
                partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forItsOwnerAlone());
        return new ArchiveWriter(file, partial, channel);
    }

    Manifest.Part add(StoreTable table, Rows rows) throws IOException, SQLException {
        String name = table.name() + ".copy.zst";
        zip.putNextEntry(new ZipEntry(name));
        long count = 0;
        long bytes = 0;
        DigestOutputStream digested = new DigestOutputStream(compressed(), Sha256.digest());
        try (OutputStream out = new BufferedOutputStream(digested, BUFFER)) {
            for (byte[] row = rows.next(); row != null; row = rows.next()) {
                out.write(row);
                bytes += row.length;
                count++;
            }
        }
        zip.closeEntry();
        String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        return new Manifest.Part(table.name(), name, table.columns(), count, bytes, sha256);
    }

    /** Ends the archive and gives it its name; returns its size. */
    long finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
        long size = channel.size();
        channel.close();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return size;
    }

    /** What was not finished is removed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(partial);
    }

    private OutputStream compressed() throws IOException {
        ZstdOutputStreamNoFinalizer compressed = new ZstdOutputStreamNoFinalizer(new Entry(zip), LEVEL);
        compressed.setChecksum(true);
        compressed.setWorkers(1);
        return compressed;
    }

    private static FileAttribute<?>[] forItsOwnerAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Rows one after the other; null: there are no more. */
    interface Rows {
        byte @Nullable [] next() throws SQLException;
    }

    /** One entry of the zip file: its end is not the file's. */
    private static final class Entry extends FilterOutputStream {

        Entry(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // The next entry follows.
        }
    }
}
