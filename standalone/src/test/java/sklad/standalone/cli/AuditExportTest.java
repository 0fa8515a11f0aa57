package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./sklad audit export}, on the running system. */
class AuditExportTest {

    @TempDir
    private static Path directory = Path.of("");

    /** The system has a history of other tests, too. */
    private static Instant begun = Instant.MAX;

    @BeforeAll
    static void a_history() throws IOException {
        begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Path products = directory.resolve("products.csv");
        List<String> lines = IntStream.range(0, 300)
                .mapToObj(number -> "EXP-" + number + ",\"Pot, \"\"round\"\" " + number + "\"")
                .toList();
        Files.writeString(products, "sku,name\n" + String.join("\n", lines) + "\n");
        assertThat(CommandLineRun.onSystem("import", "products", products.toString())
                        .status())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void an_export_that_was_cut_off_is_gone_on_with_and_equals_the_whole(String format) throws IOException {
        Path whole = directory.resolve("whole." + format);
        CommandLineRun first = export(whole, format);
        assertThat(first.err()).isEmpty();
        assertThat(first.status()).isZero();
        assertThat(first.out()).contains(": 300 events, the last at position ").contains("Complete.");

        Path cut = directory.resolve("cut." + format);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(directory.resolve("cut." + format + ".part"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(export(cut, format).err()).contains("add --resume");
        assertThat(export(cut, format, "--resume").err()).contains("with other filters");
        Files.writeString(directory.resolve("cut." + format + ".part.query"), asked(format));
        CommandLineRun second = export(cut, format, "--resume");

        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains(": 300 events");
        assertThat(withoutEnd(cut)).isEqualTo(withoutEnd(whole));
        assertThat(end(cut)).contains("300");
        assertThat(directory.resolve("cut." + format + ".part")).doesNotExist();
        assertThat(export(whole, format).err()).contains("is there already");
    }

    @Test
    void a_filter_that_does_not_exist_is_told_with_status_1() {
        CommandLineRun run = CommandLineRun.onSystem(
                "audit", "export", directory.resolve("none").toString(), "--filter", "colour=red");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("400").contains("colour is no parameter here");
    }

    @Test
    void a_wrong_command_line_is_told_with_status_2() {
        assertThat(CommandLineRun.of("audit").status()).isEqualTo(2);
        assertThat(CommandLineRun.of("audit", "export", "x", "--format", "xml").status())
                .isEqualTo(2);
    }

    private static CommandLineRun export(Path file, String format, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("audit", "export", file.toString(), "--format", format, "--filter", "type=ProductRegistered"));
        arguments.addAll(List.of("--filter", "username=max", "--filter", "from=" + begun));
        arguments.addAll(List.of(more));
        return CommandLineRun.onSystem(arguments.toArray(String[]::new));
    }

    private static String asked(String format) {
        return format.toUpperCase(Locale.ROOT) + " {from=" + begun + ", type=ProductRegistered, username=max}\n";
    }

    private static List<String> withoutEnd(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(0, lines.size() - 1);
    }

    private static String end(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.get(lines.size() - 1);
    }
}
