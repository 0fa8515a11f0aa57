package sklad.standalone.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** An export that is not whole yet: {@code FILE.part}, and beside it what was asked, so that nothing else is mixed in. */
final class PartFile {

    private final Path whole;
    private final Path part;
    private final Path question;
    private final ExportFormat format;
    private long events;
    private long lastPosition;

    PartFile(Path whole, ExportFormat format) {
        this.whole = whole;
        this.part = whole.resolveSibling(whole.getFileName() + ".part");
        this.question = whole.resolveSibling(whole.getFileName() + ".part.query");
        this.format = format;
    }

    boolean exists() {
        return Files.exists(part);
    }

    Path path() {
        return part;
    }

    long events() {
        return events;
    }

    long lastPosition() {
        return lastPosition;
    }

    void begin(String asked) throws IOException {
        Files.writeString(question, asked);
        Files.write(part, new byte[0]);
    }

    /** Goes on behind the last whole event; what follows it is cut off. */
    void goOn(String asked) throws IOException {
        if (!Files.exists(question) || !Files.readString(question).equals(asked)) {
            throw new UnusableExport(
                    part + " was begun with other filters or another format: give the same, or delete it.");
        }
        long length = 0;
        try (InputStream in = Files.newInputStream(part)) {
            Records records = new Records(in, format);
            for (byte[] record = records.next(); record != null; record = records.next()) {
                String text = new String(record, StandardCharsets.UTF_8);
                if (format.isTrailer(text)) {
                    break;
                }
                length += record.length;
                count(text);
            }
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    OutputStream append() throws IOException {
        return Files.newOutputStream(part, StandardOpenOption.APPEND);
    }

    /** Returns whether the record is an event. */
    boolean count(String record) {
        OptionalLong position = format.positionOf(record);
        position.ifPresent(value -> {
            events++;
            lastPosition = value;
        });
        return position.isPresent();
    }

    void finish() throws IOException {
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(question);
    }
}
