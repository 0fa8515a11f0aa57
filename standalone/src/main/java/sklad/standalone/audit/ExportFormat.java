package sklad.standalone.audit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How exported events are written, as far as it must be known to go on with a file. */
public enum ExportFormat {
    NDJSON("\\{\"position\":(\\d+),.*", "\\{\"complete\":.*"),
    CSV("(\\d+),.*", "\"?# .*");

    private static final Pattern CSV_END = Pattern.compile(
            "\"?# (complete|incomplete): (?:(.*): )?(\\d+) events, last position .*, not indexed (\\d+)\"?\\s*");

    private final Pattern event;
    private final Pattern trailer;

    ExportFormat(String event, String trailer) {
        this.event = Pattern.compile(event, Pattern.DOTALL);
        this.trailer = Pattern.compile(trailer, Pattern.DOTALL);
    }

    String path() {
        return "/audit/events." + name().toLowerCase(Locale.ROOT);
    }

    /** The position of the event that a record holds; empty if it holds none. */
    OptionalLong positionOf(String record) {
        Matcher matcher = event.matcher(record);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    boolean isTrailer(String record) {
        return trailer.matcher(record).matches();
    }

    End endOf(String record) {
        if (this == NDJSON) {
            ObjectNode end = JsonMapper.shared().readValue(record, ObjectNode.class);
            return new End(
                    end.path("complete").asBoolean(),
                    end.path("events").asLong(),
                    end.path("notIndexed").asLong(),
                    end.path("error").asString(""));
        }
        Matcher end = CSV_END.matcher(record);
        if (!end.matches()) {
            throw new IllegalArgumentException("The last line can't be read: " + record.strip());
        }
        String error = end.group(2) == null ? "" : end.group(2);
        return new End(
                end.group(1).equals("complete"), Long.parseLong(end.group(3)), Long.parseLong(end.group(4)), error);
    }

    /** The same trailer for a file that began with events of earlier answers. */
    byte[] trailerFor(String record, long events, long lastPosition) {
        if (this == NDJSON) {
            ObjectNode end = JsonMapper.shared().readValue(record, ObjectNode.class);
            end.put("events", events);
            if (events > 0) {
                end.put("lastPosition", lastPosition);
            }
            return (end + "\n").getBytes(StandardCharsets.UTF_8);
        }
        String told = record.replaceFirst("\\d+ events", events + " events");
        return (events == 0 ? told : told.replaceFirst("last position \\w+", "last position " + lastPosition))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the last line of an export says. */
    record End(boolean complete, long events, long notIndexed, String error) {}
}
