package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsByUuidTest {

    private static final int EVENTS = 20_000;

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void finds_few_events_among_many_without_looking_at_the_others() {
        store.appender.append(new PendingCommit(
                IntStream.range(0, EVENTS).mapToObj(EventsByUuidTest::row).toList(), Map.of(), List.of()));
        EventsByUuid movements = store.byUuid("stream_type = 'StockItem'", "movementId");
        List<String> before = sequentialScans();

        List<Object> found = movements.find(id(77));

        assertThat(found).containsExactly(new LampEvent.Switched("lamp:77", true));
        assertThat(movements.find(id(EVENTS))).isEmpty();
        assertThat(store.byUuid("event_type = 'StockReversed'", "reverses").find(id(77)))
                .isEmpty();
        assertThat(sequentialScans()).isEqualTo(before);
    }

    private List<String> sequentialScans() {
        store.select("SELECT pg_stat_force_next_flush()");
        return store.select("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'event'");
    }

    private static NewEvent row(int number) {
        String payload = "{\"movementId\":\"%s\",\"lamp\":\"lamp:%d\",\"on\":true}".formatted(id(number), number);
        return new NewEvent("lamp:" + number, 0, UUID.randomUUID(), "StockItem", "LampSwitched", "1", payload, "{}");
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }
}
