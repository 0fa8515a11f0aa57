package sklad.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;

class SnapshotTest {

    private static final String ISSUE = "{'type':'outgoing','sku':'SKU-1','location':'MAIN','quantity':1}";

    @Test
    void a_long_stream_is_written_down_folded_and_read_back_so() {
        try (RunningSide side = RunningSide.withProduct()) {
            String receive = ISSUE.replace("outgoing", "incoming");
            side.as("carl", "clerk")
                    .post("/movements/batch", Collections.nCopies(250, receive).toString())
                    .is(201);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            side.number("SELECT count(*) FROM event_store.snapshot WHERE stream_id "
                                    + "= 'stock:SKU-1@MAIN' AND (payload->>'onHand')::numeric = sequence_number + 1"))
                    .isEqualTo(1));

            try (RunningSide another = side.another()) {
                assertThat(another.as("carl", "clerk")
                                .post("/movements", ISSUE)
                                .is(201)
                                .number("onHand"))
                        .isEqualTo(249);
                assertThat(side.as("carl", "clerk")
                                .post("/movements", ISSUE)
                                .is(201)
                                .number("version"))
                        .isEqualTo(251);
            }
        }
    }
}
