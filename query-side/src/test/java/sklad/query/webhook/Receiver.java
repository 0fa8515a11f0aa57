package sklad.query.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import sklad.events.EventJson;
import tools.jackson.databind.JsonNode;

/** Somebody else's server, on this machine: it remembers what was posted and answers as it is told. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile int mostAtOnce;
    private volatile int status = 200;
    private volatile Map<String, String> headers = Map.of();

    private Receiver(int port, @Nullable SSLContext tls) {
        try {
            server = create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), tls);
            server.createContext("/", this::answer);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Receiver start() {
        return new Receiver(0, null);
    }

    static Receiver startWith(SSLContext tls) {
        return new Receiver(0, tls);
    }

    static Receiver startOn(int port) {
        return new Receiver(port, null);
    }

    Receiver answers(int newStatus) {
        return answers(newStatus, Map.of());
    }

    Receiver answers(int newStatus, Map<String, String> newHeaders) {
        status = newStatus;
        headers = newHeaders;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port() + "/hook";
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    /** Those to which it said yes. */
    List<Long> positions() {
        List<Long> positions = new ArrayList<>();
        posts.stream().filter(post -> post.status / 100 == 2).forEach(post -> positions.addAll(post.positions()));
        return positions;
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static HttpServer create(InetSocketAddress address, @Nullable SSLContext tls) throws IOException {
        if (tls == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        return https;
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce = Math.max(mostAtOnce, atOnce.incrementAndGet());
        try (exchange) {
            int answer = status;
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> sent = exchange.getRequestHeaders().entrySet().stream()
                    .collect(
                            Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), entry -> entry.getValue()
                                    .get(0)));
            posts.add(new Post(answer, exchange.getRequestURI().getPath(), sent, body));
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer, -1);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    /** One request. */
    record Post(int status, String path, Map<String, String> headers, String body) {

        JsonNode json() {
            return EventJson.mapper().readTree(body);
        }

        List<Long> positions() {
            return json().path("events")
                    .valueStream()
                    .map(event -> event.path("position").asLong())
                    .toList();
        }

        String id() {
            return headers.getOrDefault("webhook-id", "");
        }
    }
}
