package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Command sides may be several processes: one history comes of it. */
@Timeout(120)
class TwoProcessesTest {

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void two_processes_on_the_same_streams_make_one_dense_history() throws Exception {
        Process anna = start("anna");
        Process bert = start("bert");
        List<String> promised = new ArrayList<>();
        try (BufferedReader ofAnna = ready(anna);
                BufferedReader ofBert = ready(bert)) {
            go(anna);
            go(bert);
            ofAnna.lines().forEach(promised::add);
            ofBert.lines().forEach(promised::add);
            assertThat(List.of(anna.waitFor(), bert.waitFor())).containsOnly(0);
        } finally {
            anna.destroyForcibly();
            bert.destroyForcibly();
        }

        assertThat(promised).hasSize(2 * 8 * 50 * 2);
        assertThat(store.promises()).containsExactlyInAnyOrderElementsOf(promised);
        store.assertDense();
    }

    private Process start(String name) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        String.valueOf(store.database.port()),
                        store.database.name(),
                        name,
                        "8",
                        "50")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Skips what the logging says of itself. */
    private static BufferedReader ready(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.equals("ready")) {
            line = out.readLine();
        }
        return out;
    }

    private static void go(Process process) throws IOException {
        process.outputWriter().append("go\n").close();
    }
}
