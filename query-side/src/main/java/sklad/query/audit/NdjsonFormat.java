package sklad.query.audit;

import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/** An event a line, as the list shows it; the last line has {@code complete} instead. */
final class NdjsonFormat implements EventFormat {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private final JsonMapper json;

    NdjsonFormat(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String fileName() {
        return "events.ndjson";
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] line(EventView event) {
        return line(json.writeValueAsBytes(event));
    }

    @Override
    public byte[] trailer(Trailer trailer) {
        return line(json.writeValueAsBytes(trailer));
    }

    /** A line break that JSON has as such stands between tokens, where a blank means the same. */
    private static byte[] line(byte[] object) {
        byte[] line = Arrays.copyOf(object, object.length + 1);
        for (int i = 0; i < object.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        line[object.length] = '\n';
        return line;
    }
}
