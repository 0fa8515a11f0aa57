package sklad.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.received;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.Story;

/** A reader who takes nothing is cut off and has cost the others nothing; a stopping server waits for nobody. */
class SlowReaderTest {

    private static final List<RecordedEvent> STORY = Story.of(7, 20, 20_000);

    @Test
    void who_takes_nothing_is_cut_off_while_the_others_are_told_at_once_and_can_come_back() throws Exception {
        try (RunningQuerySide side = start()) {
            long last = side.store().append(STORY);
            assertThat(side.get("/movements?limit=1&after=" + last).status()).isEqualTo(200);

            try (Socket slow = readNothing(side);
                    Listener quick = Listener.on(side, "/stream?sku=SKU-1")) {
                await().until(() -> streams(side).countOf("slow") == 1);
                long begin = System.nanoTime();
                side.store().append("anna", received(1, "SKU-1", "MAIN", "1", "1"));
                quick.next();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));

                await().atMost(Duration.ofSeconds(20)).until(() -> streams(side).countOf("slow") == 0);
                assertThat(slow.isConnected()).isTrue();
            }
            try (Listener back = Listener.on(side, "/stream?after=0")) {
                long movements = STORY.stream()
                        .filter(event -> event.streamId().startsWith("stock:"))
                        .count();
                assertThat(back.next((int) movements + 1))
                        .extracting(Listener.Message::position)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .endsWith(last + 1);
            }
        }
    }

    @Test
    void streams_end_when_the_side_stops_and_do_not_hold_it_up() {
        RunningQuerySide side = start();
        Listener listener = Listener.on(side, "/stream");
        await().until(() -> streams(side).countOf("vera") == 1);

        long begin = System.nanoTime();
        side.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(listener.next().json().path("reason").asString()).isEqualTo("stopping");
    }

    private static RunningQuerySide start() {
        return RunningQuerySide.start(
                TestPostgres.migrated(),
                Map.of("server.tomcat.connection-timeout", "2s", "sklad.projections.wait-at-most", "30s"));
    }

    private static LiveStreams streams(RunningQuerySide side) {
        return side.bean(LiveStreams.class);
    }

    private static Socket readNothing(RunningQuerySide side) throws IOException {
        URI address = side.address("/stream?after=0");
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()));
        String request = "GET /stream?after=0 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + side.identity().token("slow", "viewer") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
