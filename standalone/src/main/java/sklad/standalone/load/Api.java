package sklad.standalone.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One side's HTTP API, called by something that does not give up at once: while the system is away or busy, the same
 * request is sent again, slower and slower. Whatever is sent carries its own idempotency.
 */
public final class Api {

    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final Supplier<String> tokens;
    private final Duration patience;
    private final Consumer<String> notice;
    private @Nullable String token;

    /** Asks {@code tokens} again when a token has expired; tells {@code notice} when it has to wait. */
    public Api(String url, Supplier<String> tokens, Duration patience, Consumer<String> notice) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.tokens = tokens;
        this.patience = patience;
        this.notice = notice;
    }

    public Answer get(String path) {
        return call(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    public Answer delete(String path) {
        return call(HttpRequest.newBuilder(URI.create(url + path)).DELETE());
    }

    public Answer post(String path, JsonNode body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = posted(path, JSON.writeValueAsBytes(body));
        return call(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    /** The same, with a body that is JSON already. */
    Answer post(String path, byte[] json) {
        return call(posted(path, json));
    }

    /** Asks once, and gives the answer to be read while it comes. */
    public HttpResponse<InputStream> open(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + renewed())
                .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    private HttpRequest.Builder posted(String path, byte[] json) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    }

    private Answer call(HttpRequest.Builder request) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            String hindrance;
            try {
                Answer answer = authorized(request);
                if (!PASSING.contains(answer.status())) {
                    return answer;
                }
                hindrance = url + " answers " + answer.status() + " " + answer.detail();
            } catch (IOException failure) {
                hindrance = "nothing answers at " + url;
            }
            if (System.nanoTime() + pause.toNanos() > deadline) {
                throw new Unreachable(hindrance);
            }
            notice.accept("Waiting: " + hindrance);
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Answer authorized(HttpRequest.Builder request) throws IOException {
        boolean fresh = token == null;
        Answer answer = send(request, fresh ? renewed() : token);
        return answer.status() == 401 && !fresh ? send(request, renewed()) : answer;
    }

    private String renewed() {
        String next = tokens.get();
        token = next;
        return next;
    }

    private Answer send(HttpRequest.Builder request, @Nullable String bearer) throws IOException {
        HttpRequest complete = request.copy()
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + bearer)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(complete, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    /** What came back, problem details included. */
    public record Answer(int status, JsonNode body) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        public String code() {
            return body.path("code").asString("");
        }

        /** For people. */
        public String detail() {
            String text = body.path("detail").asString("");
            return text.isEmpty() ? body.path("title").asString("") : text;
        }
    }

    /** Nobody answered for longer than the patience. */
    public static final class Unreachable extends RuntimeException {
        Unreachable(String hindrance) {
            super(hindrance);
        }
    }

    /** Told to stop while waiting for an answer. */
    public static final class Interrupted extends RuntimeException {
        Interrupted() {
            super("interrupted");
        }
    }
}
