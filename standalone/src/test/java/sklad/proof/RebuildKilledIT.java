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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rebuild survives SIGKILL in the middle, under load, and ends with the tables that the events make. */
class RebuildKilledIT {

    private static final int KILLS = 3;

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
    void a_rebuild_goes_on_after_every_kill_and_loses_nothing() throws Exception {
        try (Load load = Load.start("rebuild", topology.commandSide(0).uri("/movements"), topology::token)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> load.acceptedCount() > 300);
            HttpResponse<String> begun =
                    topology.send("POST", topology.querySide().uri("/operations/projections/all/rebuild"), "");
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            String rebuild = begun.headers().firstValue("Location").orElseThrow();
            for (int kill = 0; kill < KILLS; kill++) {
                topology.querySide().killAndRestart();
            }
            awaitState(rebuild, "standby");
            load.settle();
            assertThat(load.unexpected()).isEmpty();
        }
        verify();
    }

    private static void verify() throws Exception {
        HttpResponse<String> begun = topology.send("POST", topology.querySide().uri("/audit/replays"), "{}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String replay = begun.headers().firstValue("Location").orElseThrow();
        awaitState(replay, "compared");
        assertThat(get(replay).path("differences").asLong()).isZero();
    }

    private static void awaitState(String path, String state) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> assertThat(
                        get(path).path("state").asString())
                .isEqualTo(state));
    }

    private static JsonNode get(String path) throws Exception {
        return JsonMapper.shared()
                .readTree(topology.get(topology.querySide().uri(path)).body());
    }
}
