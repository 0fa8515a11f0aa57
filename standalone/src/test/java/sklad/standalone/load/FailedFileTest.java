package sklad.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.standalone.load.Line.Problem;
import sklad.standalone.load.Outcome.Accepted;
import sklad.standalone.load.Outcome.Failed;

class FailedFileTest {

    private static final Failed REFUSED = new Failed(new Problem("quantity", "too much"));

    @TempDir
    private Path directory = Path.of("");

    @Test
    void holds_the_failed_lines_as_they_stood_and_the_reasons_beside_them() throws IOException {
        Path file = imported("movements.csv.gz");
        Path failed = FailedFile.write(file, result(HEADER_WITH_KEY, new Accepted(), REFUSED));
        assertThat(failed).hasFileName("movements.failed.csv");
        assertThat(failed).hasContent("key,name\n2,\" a, b\"\n");
        assertThat(directory.resolve("movements.failed.txt")).hasContent("line 3, column quantity: too much\n");
    }

    @Test
    void leaves_a_file_alone_that_somebody_may_be_mending() throws IOException {
        Path file = imported("movements.csv");
        Path first = FailedFile.write(file, result(HEADER_WITH_KEY, REFUSED, REFUSED));
        assertThat(FailedFile.write(file, result(HEADER_WITH_KEY, REFUSED, REFUSED)))
                .isEqualTo(first);
        Files.writeString(first, "mended");
        assertThat(FailedFile.write(file, result(HEADER_WITH_KEY, REFUSED, REFUSED)))
                .hasFileName("movements.failed-2.csv");
        assertThat(first).hasContent("mended");
    }

    @Test
    void brings_keys_along_only_where_a_line_would_pass_for_an_equal_one_before_it() throws IOException {
        Path file = imported("equal.csv");
        assertThat(FailedFile.write(file, result(List.of("name", "unit"), REFUSED, new Accepted())))
                .content()
                .startsWith("name,unit\n");
        assertThat(FailedFile.write(file, result(List.of("name", "unit"), new Accepted(), REFUSED)))
                .content()
                .isEqualTo("name,unit,key\n2,\" a, b\",equal-2\n");
    }

    private static final List<String> HEADER_WITH_KEY = List.of("key", "name");

    private Path imported(String name) throws IOException {
        return Files.createFile(directory.resolve(name));
    }

    private static ImportResult result(List<String> header, Outcome... outcomes) {
        ImportResult result = new ImportResult(header, outcomes.length);
        for (int i = 1; i <= outcomes.length; i++) {
            Line line = new Line(
                    i + 1,
                    List.of("" + i, " a, b"),
                    "equal-" + i,
                    tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(),
                    false,
                    null);
            result.add(line, outcomes[i - 1]);
        }
        return result;
    }
}
