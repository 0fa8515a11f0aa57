package sklad.query.live;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events; whatever is written together is sent together. */
final class EventStreamWriter {

    static final MediaType MEDIA_TYPE = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

    private final ResponseBodyEmitter answer;
    private final JsonMapper json;

    EventStreamWriter(ResponseBodyEmitter answer, JsonMapper json) {
        this.answer = answer;
        this.json = json;
    }

    /** How soon to come back after a cut, and from where on. */
    void begin(long position) throws IOException {
        send("retry: 1000\nid: " + position + "\n\n");
    }

    void tell(List<LiveEvent> events) throws IOException {
        StringBuilder text = new StringBuilder();
        for (LiveEvent event : events) {
            text.append("id: ").append(event.position());
            text.append("\nevent: ").append(event.movement() == null ? "unreadable" : "movement");
            // JSON has no line breaks of its own.
            text.append("\ndata: ").append(json.writeValueAsString(event)).append("\n\n");
        }
        send(text.toString());
    }

    /** A comment; its id moves the place to resume from past what the filter has hidden. */
    void heartbeat(long position) throws IOException {
        send(": heartbeat\nid: " + position + "\n\n");
    }

    void end(String reason) throws IOException {
        send("event: end\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    private void send(String text) throws IOException {
        try {
            answer.send(text, MEDIA_TYPE);
        } catch (IllegalStateException completed) {
            throw new EOFException("the reader has gone");
        }
    }
}
