package sklad.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;

class WarmAggregateTest {

    private static final String RECEIVE = "{'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':2}";
    private static final String ISSUE = "{'type':'outgoing','sku':'SKU-1','location':'MAIN','quantity':1}";

    @Test
    void what_is_in_memory_is_decided_without_asking_the_database() {
        try (RunningSide side = RunningSide.withProduct()) {
            side.as("carl", "clerk").post("/movements", RECEIVE).is(201);
            long asked = connectionsTaken(side);

            for (int i = 0; i < 5; i++) {
                side.as("carl", "clerk").post("/movements", RECEIVE).is(201);
                side.as("carl", "clerk").post("/movements", ISSUE).is(201);
            }

            assertThat(connectionsTaken(side)).isEqualTo(asked);
            // A cold one is not: the count says something.
            side.as("carl", "clerk")
                    .post("/movements", RECEIVE.replace("MAIN", "SHOP"))
                    .is(201);
            assertThat(connectionsTaken(side)).isGreaterThan(asked);
        }
    }

    /** All that is read comes through the pool; the appender has a connection of its own. */
    private static long connectionsTaken(RunningSide side) {
        return side.bean(MeterRegistry.class)
                .get("hikaricp.connections.acquire")
                .timer()
                .count();
    }
}
