package sklad.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is acknowledged survives SIGKILL, exactly once, wherever it strikes. How often is set by {@code sklad.crash.rounds};
 * twenty is the full proof.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("sklad.crash.rounds", 2);
    private static final int MOVEMENTS_A_ROUND = 150;

    @TempDir
    private static Path directory;

    private static ProcessTopology topology;

    @BeforeAll
    static void start_with_open_locations_and_products() throws Exception {
        topology = ProcessTopology.start(directory, 1);
        Load.prepare(topology);
    }

    @AfterAll
    static void stop() throws Exception {
        topology.close();
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_command_side_is_killed() throws Exception {
        survives("command-side", () -> topology.commandSide(0).killAndRestart());
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_query_side_is_killed() throws Exception {
        survives("query-side", () -> topology.querySide().killAndRestart());
    }

    @Test
    void nothing_is_lost_or_doubled_when_postgresql_is_killed() throws Exception {
        survives("postgresql", () -> topology.killAndRestartPostgres());
    }

    private void survives(String victim, Accident accident) throws Exception {
        try (Load load = Load.start(victim, topology.commandSide(0).uri("/movements"), topology::token)) {
            for (int round = 0; round < ROUNDS; round++) {
                awaitMoreMovements(load);
                accident.happens();
            }
            awaitMoreMovements(load);
            load.settle();
            assertThat(load.unexpected()).isEmpty();
            compareWithHistory(load);
        }
    }

    private void compareWithHistory(Load load) throws Exception {
        History history = History.read(topology.database());
        for (String key : load.accepted().keySet()) {
            String answer = load.accepted().get(key);
            assertThat(history.events().get(key))
                    .as("events of the acknowledged movement %s: %s", key, answer)
                    .isEqualTo(answer.contains("toLocation") ? 2 : 1);
        }
        assertThat(history.references(load.prefix())).isEqualTo(load.accepted().keySet());

        new ReadTables(topology.database()).equalAFoldOf(history, awaitProjections(history.head()));
    }

    private String awaitProjections(long head) throws Exception {
        for (String list : new String[] {"/products", "/movements", "/users", "/locations"}) {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                HttpResponse<String> answer = topology.get(topology.querySide().uri(list + "?after=" + head));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            });
        }
        return "after position " + head;
    }

    private void awaitMoreMovements(Load load) {
        int enough = load.acceptedCount() + MOVEMENTS_A_ROUND;
        await().atMost(Duration.ofSeconds(60)).until(() -> load.acceptedCount() >= enough);
    }

    private interface Accident {
        void happens() throws Exception;
    }
}
