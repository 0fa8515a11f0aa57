package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sklad.eventstore.TestStore.installed;
import static sklad.eventstore.TestStore.switched;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Axon's event store asks of its engine. */
class EngineTest {

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void reads_back_what_was_appended_with_its_position_and_time() {
        DomainEventMessage<LampEvent> first = installed("desk");
        store.engine.appendEvents(List.of(first, switched("desk", 1)));

        List<DomainEventMessage<?>> read = new ArrayList<>();
        store.engine.readEvents("lamp:desk").forEachRemaining(read::add);

        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L);
        DomainEventMessage<?> event = read.get(0);
        assertThat(event.getPayload()).isEqualTo(new LampEvent.Installed("desk", 60));
        assertThat(event.getIdentifier()).isEqualTo(first.getIdentifier());
        assertThat(event.getType()).isEqualTo("Lamp");
        assertThat(event.getMetaData()).containsExactlyEntriesOf(first.getMetaData());
        assertThat(((TrackedEventMessage<?>) event).trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(store.select("SELECT recorded_at = '" + event.getTimestamp() + "' FROM event_store.event LIMIT 1"))
                .containsExactly("t");
    }

    @Test
    void stores_an_event_under_its_own_name_and_the_mapper_s_json() {
        store.engine.appendEvents(List.of(installed("desk")));

        assertThat(store.select("SELECT event_type || event_revision || payload || metadata FROM event_store.event"))
                .containsExactly("LampInstalled1{\"lamp\":\"desk\",\"watts\":60}{\"username\":\"anna\"}");
    }

    @Test
    void reads_a_stream_that_is_longer_than_a_page_from_any_event_on() {
        store.engine.appendEvents(LongStream.range(0, 2500)
                .mapToObj(sequence -> switched("desk", sequence))
                .toList());

        List<Long> sequences = new ArrayList<>();
        store.engine.readEvents("lamp:desk", 7).forEachRemaining(event -> sequences.add(event.getSequenceNumber()));

        assertThat(sequences)
                .containsExactlyElementsOf(LongStream.range(7, 2500).boxed().toList());
        assertThat(store.engine.lastSequenceNumberFor("lamp:desk")).hasValue(2499L);
        assertThat(store.engine.lastSequenceNumberFor("lamp:other")).isEmpty();
    }

    @Test
    void refuses_an_event_that_another_has_stored_first() {
        store.engine.appendEvents(List.of(installed("desk")));

        assertThatThrownBy(() -> store.engine.appendEvents(List.of(installed("desk"))))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> store.engine.appendEvents(List.of(switched("desk", 2))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(store.streams()).containsExactly("lamp:desk/0");
    }

    @Test
    void refuses_an_event_that_belongs_to_no_stream() {
        assertThatThrownBy(() -> store.engine.appendEvents(List.of(new GenericEventMessage<>("loose"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String");
    }

    @Test
    void gives_tokens_of_the_tail_the_head_and_a_time() {
        store.engine.appendEvents(List.of(installed("desk")));
        DomainEventMessage<?> second = switched("desk", 1);
        store.engine.appendEvents(List.of(second));
        var recorded = store.engine.readEvents("lamp:desk", 1).next().getTimestamp();

        assertThat(store.engine.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(store.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(store.engine.createTokenAt(recorded)).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(store.engine.readEvents(new GlobalSequenceTrackingToken(1), false))
                .extracting(TrackedEventMessage::getIdentifier)
                .containsExactly(second.getIdentifier());
    }

    @Test
    void names_an_event_that_it_does_not_know() {
        store.appender.append(new PendingCommit(
                List.of(new NewEvent("lamp:desk", 0, UUID.randomUUID(), "Lamp", "LampStolen", "1", "{}", "{}")),
                Map.of(),
                List.of()));

        assertThatThrownBy(() -> store.engine.readEvents("lamp:desk").next())
                .isInstanceOf(UnknownName.class)
                .hasMessageContaining("LampStolen");
        assertThat(store.engine.readEvents(null, false))
                .extracting(TrackedEventMessage::getPayload)
                .singleElement()
                .isInstanceOfSatisfying(
                        UnreadableEvent.class,
                        unreadable -> assertThat(unreadable.event().eventType()).isEqualTo("LampStolen"));
    }
}
