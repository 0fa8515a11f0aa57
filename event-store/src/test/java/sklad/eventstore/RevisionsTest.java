package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that another build than this one has stored. */
class RevisionsTest {

    private static final String OLD = "{\"lamp\":\"desk\",\"watts\":\"60\"}";

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_older_revision_is_read_as_the_current_one_and_its_bytes_stay() {
        store(0, "0", OLD);

        assertThat(store.engine.readEvents("lamp:desk").asStream())
                .extracting(EventMessage::getPayload)
                .isEqualTo(List.of(new LampEvent.Installed("desk", 60)));
        assertThat(store.select("SELECT event_revision || payload::text FROM event_store.event"))
                .containsExactly("0" + OLD);
    }

    @Test
    void a_current_revision_is_read_as_it_is() {
        store(0, "1", "{\"lamp\":\"desk\",\"watts\":40}");

        assertThat(store.engine.readEvents("lamp:desk").asStream())
                .extracting(EventMessage::getPayload)
                .isEqualTo(List.of(new LampEvent.Installed("desk", 40)));
    }

    @Test
    void a_revision_that_this_build_does_not_know_fails_its_stream_and_is_marked_for_readers() {
        store(0, "2", OLD);

        assertThatThrownBy(() -> store.engine.readEvents("lamp:desk").asStream().toList())
                .hasMessage("no lamp was ever of revision 2");
        StoredEvent stored = new History(store.database.query()).at(1).orElseThrow();
        assertThat(store.codec.readOrMark(stored).getPayload())
                .isEqualTo(new UnreadableEvent(stored, "no lamp was ever of revision 2"));
    }

    private void store(long sequence, String revision, String payload) {
        store.appender.append(new PendingCommit(
                List.of(new NewEvent(
                        "lamp:desk", sequence, UUID.randomUUID(), "Lamp", "LampInstalled", revision, payload, "{}")),
                Map.of(),
                List.of()));
    }
}
