package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

/** What the tail keeps, and what it lets go. */
class TailTest {

    private final Tail tail = new Tail(8, 100);

    @Test
    void what_was_forgotten_is_for_the_table_and_the_rest_is_still_there() {
        tail.begin(0);
        add(1, 5);

        tail.forget(3);

        assertThat(tail.after(2, 10)).isEmpty();
        assertThat(after(3)).containsExactly(4L, 5L);
        assertThat(tail.last()).isEqualTo(5);
    }

    @Test
    void goes_on_after_everything_was_forgotten() {
        tail.begin(20);
        add(21, 26);

        tail.forget(1_000);

        assertThat(tail.after(25, 10)).isEmpty();
        assertThat(after(26)).isEmpty();
        add(27, 34);
        assertThat(after(26)).containsExactly(27L, 28L, 29L, 30L, 31L, 32L, 33L, 34L);
    }

    @Test
    void what_was_forgotten_before_stays_forgotten_and_nothing_else_goes() {
        tail.begin(0);
        add(1, 6);
        tail.forget(4);

        tail.forget(2);
        tail.forget(-1_000);

        assertThat(after(4)).containsExactly(5L, 6L);
    }

    @Test
    void gives_the_room_back() {
        tail.begin(0);
        add(1, 8);
        tail.forget(6);
        add(9, 14);

        assertThat(after(6)).containsExactly(7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L);
        add(15, 15);
        assertThat(tail.after(6, 10)).isEmpty();
        assertThat(after(7)).startsWith(8L).endsWith(15L);
    }

    @Test
    void heavy_events_push_out_the_oldest_and_forgotten_ones_weigh_nothing() {
        tail.begin(0);
        tail.add(List.of(entry(1, 60), entry(2, 30)));
        tail.forget(1);

        tail.add(List.of(entry(3, 60)));
        assertThat(after(1)).containsExactly(2L, 3L);
        tail.add(List.of(entry(4, 20)));

        assertThat(tail.after(1, 10)).isEmpty();
        assertThat(after(2)).containsExactly(3L, 4L);
    }

    private void add(long from, long to) {
        tail.add(LongStream.rangeClosed(from, to)
                .mapToObj(position -> entry(position, 1))
                .toList());
    }

    private List<Long> after(long position) {
        return tail.after(position, 10).orElseThrow().stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    private static Tail.Entry entry(long position, int characters) {
        EventMessage<LampEvent> event = GenericEventMessage.asEventMessage(new LampEvent.Installed("desk", 60));
        return new Tail.Entry(
                new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(position), event), characters);
    }
}
