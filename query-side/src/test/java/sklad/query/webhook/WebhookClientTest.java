package sklad.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers of the worst kind. */
class WebhookClientTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_name_that_leads_elsewhere_once_it_is_registered_gets_no_connection() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AllowedAddresses rebinding = new AllowedAddresses(List.of(), host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1")});
        answer(out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        URI url = URI.create("http://shop.example:" + server.getLocalPort() + "/hook");
        assertThat(new Destinations(rebinding, true).objectionTo(url.toString()))
                .isEmpty();

        try (WebhookClient client = new WebhookClient(rebinding, settings())) {
            assertThatThrownBy(() -> client.post(url, BODY, Map.of())).isInstanceOf(AllowedAddresses.NotAllowed.class);
            assertThatThrownBy(() -> client.post(
                            URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook"), BODY, Map.of()))
                    .isInstanceOf(AllowedAddresses.NotAllowed.class);
        }
        assertThat(asked).hasValue(3);
        assertThat(connections).hasValue(0);
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() throws IOException {
        answer(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(chunk);
            }
        });

        assertThat(post().status()).isEqualTo(200);
    }

    @Test
    void an_answer_that_trickles_is_given_up_in_time() throws IOException {
        answer(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        });
        long begin = System.nanoTime();

        assertThatThrownBy(this::post).isInstanceOf(IOException.class).hasMessageContaining("no answer within 700 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void one_that_says_nothing_is_given_up_in_time() throws IOException {
        answer(out -> LockSupport.parkNanos(Duration.ofSeconds(5).toNanos()));
        long begin = System.nanoTime();

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void headers_without_end_are_refused() throws IOException {
        answer(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-Many: x\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    }

    @Test
    void a_redirect_is_an_answer_and_nothing_else() throws IOException {
        answer(out -> out.write(("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + server.getLocalPort()
                        + "/secret\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));

        assertThat(post().status()).isEqualTo(302);
        assertThat(connections).hasValue(1);
    }

    @Test
    void what_speaks_no_http_is_no_answer() throws IOException {
        answer(out -> out.write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    }

    private WebhookClient.Answer post() throws IOException {
        try (WebhookClient client = new WebhookClient(new AllowedAddresses(List.of("127.0.0.0/8")), settings())) {
            return client.post(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook"), BODY, Map.of());
        }
    }

    static WebhookSettings settings() {
        Duration second = Duration.ofSeconds(1);
        return new WebhookSettings(
                null,
                List.of(),
                true,
                5,
                second,
                Duration.ofMillis(700),
                second,
                second,
                second,
                second.plusSeconds(1),
                second);
    }

    private void answer(Answering answering) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    assertThat(socket.getInputStream().read()).isPositive();
                    answering.answer(socket.getOutputStream());
                    socket.getOutputStream().flush();
                    // Until the other side has had enough.
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (SocketException over) {
                    LockSupport.parkNanos(1);
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Answering {
        void answer(OutputStream out) throws IOException;
    }
}
