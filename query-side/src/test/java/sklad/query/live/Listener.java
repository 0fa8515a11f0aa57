package sklad.query.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sklad.events.EventJson;
import sklad.query.RunningQuerySide;
import tools.jackson.databind.JsonNode;

/** A reader of server-sent events, written after the standard and not after the server. */
final class Listener implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private volatile String lastEventId = "";
    private volatile boolean over;

    private Listener(HttpResponse<InputStream> response) {
        this.response = response;
        Thread thread = new Thread(this::read, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    static Listener on(RunningQuerySide side, String path) {
        return on(side, path, side.identity().token("vera", "viewer"), null);
    }

    static Listener on(RunningQuerySide side, String path, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(side.address(path))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new Listener(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String lastEventId() {
        return lastEventId;
    }

    boolean isOver() {
        return over;
    }

    /** The next event; fails if there is none for ten seconds. */
    Message next() {
        try {
            Message message = messages.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("Nothing came; over: " + over + ", status " + status());
            }
            return message;
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    List<Message> next(int count) {
        List<Message> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.add(next());
        }
        return taken;
    }

    boolean hasNothing() {
        return messages.isEmpty();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException closed) {
            over = true;
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "message";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.startsWith("id:")) {
                    lastEventId = value;
                } else if (line.startsWith("event:")) {
                    event = value;
                } else if (line.startsWith("data:")) {
                    data = value;
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        messages.add(new Message(lastEventId, event, data));
                    }
                    event = "message";
                    data = "";
                }
            }
        } catch (IOException cut) {
            messages.add(new Message(lastEventId, "cut", "{}"));
        }
        over = true;
    }

    /** One event. */
    record Message(String id, String event, String data) {

        long position() {
            return Long.parseLong(id);
        }

        JsonNode json() {
            return EventJson.mapper().readTree(data);
        }
    }
}
