package sklad.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import sklad.events.StockReceived;
import sklad.query.RunningQuerySide;
import sklad.query.live.Listener.Message;

/** As many readers as there may be, all at once, of a history that grows meanwhile. */
class ManyReadersTest {

    private static final int READERS = 100;
    private static final int OF_ONE_USER = 20;
    private static final int MOVEMENTS = 300;

    private final Random random = new Random(20_101_210);
    private final List<Long> positions = new ArrayList<>();

    @Test
    void a_hundred_readers_are_each_told_everything_once_in_order() {
        List<Listener> readers = new ArrayList<>();
        try (RunningQuerySide side = RunningQuerySide.start()) {
            side.store().append("anna", user("anna"), location("MAIN"), product("LAMP"));
            receiveUpTo(side, MOVEMENTS / 3);
            for (int number = 0; number < READERS; number++) {
                readers.add(listen(side, "reader-" + number / OF_ONE_USER));
            }
            assertThat(readers).extracting(Listener::status).containsOnly(200);
            try (Listener oneMore = listen(side, "late")) {
                assertThat(oneMore.status()).isEqualTo(429);
            }
            receiveUpTo(side, MOVEMENTS);

            for (Listener reader : readers) {
                assertThat(reader.next(MOVEMENTS)).extracting(Message::position).isEqualTo(positions);
            }
        } finally {
            readers.forEach(Listener::close);
        }
        assertThat(readers).allSatisfy(reader -> assertThat(
                        reader.next().json().path("reason").asString())
                .as("after everything, and nothing twice")
                .isEqualTo("stopping"));
    }

    private static Listener listen(RunningQuerySide side, String username) {
        return Listener.on(side, "/stream?after=0", side.identity().token(username, "viewer"), null);
    }

    /** Some at a time. */
    private void receiveUpTo(RunningQuerySide side, int number) {
        while (positions.size() < number) {
            int atOnce = Math.min(number - positions.size(), 1 + random.nextInt(9));
            StockReceived[] receipts = new StockReceived[atOnce];
            for (int i = 0; i < atOnce; i++) {
                int id = positions.size() + i + 1;
                receipts[i] = received(id, "LAMP", "MAIN", "1", String.valueOf(id));
            }
            long last = side.store().append("anna", receipts);
            LongStream.rangeClosed(last - atOnce + 1, last).forEach(positions::add);
        }
    }
}
