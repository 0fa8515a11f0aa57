package sklad.migrations.tool.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an archive says of itself.
 *
 * @param format always {@link #FORMAT}: how to tell an archive from another file
 * @param schemaVersion of the event store; it goes back only into the same
 * @param leftOut tables that are not in the archive, and why
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Manifest(
        String format,
        int formatVersion,
        String productVersion,
        String schemaVersion,
        Instant createdAt,
        String from,
        long firstPosition,
        long lastPosition,
        List<Part> parts,
        Map<String, String> leftOut) {

    static final String FORMAT = "sklad-event-store";
    static final int FORMAT_VERSION = 1;
    static final String ENTRY = "manifest.json";
    static final String EVENTS = "event";

    public Optional<Part> part(String table) {
        return parts.stream().filter(part -> part.table().equals(table)).findFirst();
    }

    /** How many rows of a table are in the archive. */
    public long rows(String table) {
        return part(table).map(Part::rows).orElse(0L);
    }

    /**
     * The rows of a table, in COPY's text format.
     *
     * @param bytes before compression
     * @param sha256 of those bytes
     */
    public record Part(String table, String file, List<String> columns, long rows, long bytes, String sha256) {}
}
