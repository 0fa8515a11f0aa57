package sklad.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a million rows of some 300 bytes each, in a process that has room for a tenth of them. */
class ConstantMemoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void a_file_of_any_length_is_written_in_little_memory(String format) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx20m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongReport.class.getName(),
                        format,
                        "500000")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("written");
        assertThat(process.exitValue()).isZero();
    }
}
