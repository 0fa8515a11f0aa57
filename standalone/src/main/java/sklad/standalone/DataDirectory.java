package sklad.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Everything that outlives a start: the database, the secrets, the logs. One process at a time holds it. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the directory for this process, made if it is not there. */
    public static DataDirectory hold(Path path) throws IOException {
        Path directory = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory.resolve("logs"));
        } catch (IOException failure) {
            throw new CannotStart("The data directory " + directory + " can't be made or written: " + failure, failure);
        }
        Path file = directory.resolve("sklad.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            String holder = holder(channel);
            channel.close();
            throw new CannotStart("Sklad runs on this data already: " + directory + holder
                    + "\nUse that one, stop it with Ctrl-C in its terminal, or start beside it on other data: "
                    + "./sklad start --data OTHER --port-base 8180");
        }
        return new DataDirectory(directory, channel, lock);
    }

    /** Leaves a note of who holds the directory, for whoever comes second. */
    void sign(Ports ports) throws IOException {
        String note = "process " + ProcessHandle.current().pid() + ", ports from " + ports.base();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
    }

    public Path path() {
        return path;
    }

    public Path log(String name) {
        return path.resolve("logs").resolve(name);
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        lock.release();
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer note = ByteBuffer.allocate(200);
        channel.read(note, 0);
        String text = new String(note.array(), 0, note.position(), StandardCharsets.UTF_8);
        return text.isBlank() ? "" : " (" + text + ")";
    }
}
