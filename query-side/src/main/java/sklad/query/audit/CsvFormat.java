package sklad.query.audit;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import sklad.query.answer.CsvRow;

/** An event a row; the last row has one cell, which begins with a number sign. */
final class CsvFormat implements EventFormat {

    static final String MEDIA_TYPE = "text/csv";

    @Override
    public String mediaType() {
        return MEDIA_TYPE + ";charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "events.csv";
    }

    @Override
    public byte[] header() {
        return row(
                "position",
                "stream",
                "sequenceNumber",
                "eventId",
                "type",
                "revision",
                "effectiveAt",
                "recordedAt",
                "username",
                "client",
                "traceId",
                "reason",
                "payload",
                "metadata");
    }

    @Override
    public byte[] line(EventView event) {
        return row(
                event.position(),
                event.stream(),
                event.sequenceNumber(),
                event.eventId(),
                event.type(),
                event.revision(),
                event.effectiveAt(),
                event.recordedAt(),
                event.username(),
                event.client(),
                event.traceId(),
                event.reason(),
                event.payload(),
                event.metadata());
    }

    @Override
    public byte[] trailer(Trailer trailer) {
        String end = (trailer.complete() ? "# complete: " : "# incomplete: " + trailer.error() + ": ")
                + trailer.events() + " events, last position "
                + (trailer.lastPosition() == null ? "none" : trailer.lastPosition())
                + ", history up to position " + trailer.position() + ", not indexed " + trailer.notIndexed();
        return row(end);
    }

    private static byte[] row(@Nullable Object... cells) {
        return CsvRow.of(cells).getBytes(StandardCharsets.UTF_8);
    }
}
