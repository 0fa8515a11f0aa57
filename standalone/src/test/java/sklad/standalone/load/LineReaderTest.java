package sklad.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.standalone.load.Line.Problem;

class LineReaderTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void reads_columns_in_any_order_behind_a_byte_order_mark_with_windows_line_ends_and_gzipped() throws IOException {
        Path file = directory.resolve("odd.csv");
        String text = """
                \uFEFFquantity,sku,type,location,reason
                2.50,SKU-1,incoming,MAIN,"a, ""b""
                c"
                1,SKU-2,outgoing,MAIN,
                """.replace("\n", "\r\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        List<Line> lines = read(file, LineKind.MOVEMENT);
        assertThat(lines.get(0).body())
                .hasToString("{\"quantity\":2.50,\"sku\":\"SKU-1\",\"type\":\"incoming\",\"location\":\"MAIN\","
                        + "\"reason\":\"a, \\\"b\\\"\\r\\nc\"}");
        assertThat(lines).extracting(Line::number).containsExactly(2L, 4L);
        assertThat(lines.get(1).body().has("reason")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "incoming,SKU-1,MAIN,,ten|quantity|'ten' is not a plain number",
                "incoming,SKU-1,MAIN,,1e9|quantity|is not a plain number",
                "incoming,SKU-1,MAIN,,|quantity|is empty",
                "incomming,SKU-1,MAIN,,1|type|one of incoming, outgoing, adjustment, transfer",
                "transfer,SKU-1,MAIN,,1|toLocation|a transfer needs it",
                "incoming,SKU-1,MAIN,1||has 4 values, and the header names 5 columns"
            })
    void names_the_column_and_what_is_wrong_with_it(String line, @Nullable String column, String message)
            throws IOException {
        Path file = write("type,sku,location,toLocation,quantity\n" + line + "\n");
        Problem problem =
                Objects.requireNonNull(read(file, LineKind.MOVEMENT).get(0).problem());
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.message()).contains(message);
    }

    @Test
    void refuses_a_header_with_unknown_missing_and_doubled_columns_naming_each() throws IOException {
        Path file = write("sku,colour,sku\n");
        assertThatThrownBy(() -> LineReader.open(file, LineKind.PRODUCT))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining("unknown column 'colour'")
                .hasMessageContaining("column 'sku' stands there twice")
                .hasMessageContaining("column 'name' is missing");
    }

    @Test
    void refuses_a_file_that_is_not_in_utf_8() throws IOException {
        Path file = directory.resolve("latin.csv");
        Files.write(file, "sku,name,unit\n1,Caf\u00e9,each\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(file, LineKind.PRODUCT))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refuses_a_quotation_mark_that_is_never_closed_naming_its_line() throws IOException {
        Path file = write("sku,name,unit\n1,Pot,each\n2,\"Pot,each\n3,Pot,each\n");
        assertThatThrownBy(() -> read(file, LineKind.PRODUCT))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining("from line 3 on");
    }

    @Test
    void equal_lines_without_a_key_get_different_keys_and_the_same_again_from_another_file() throws IOException {
        List<Line> lines = read(write("sku,name,unit\n1,Pot,each\n1,Pot,each\n2,Pot,each\n"), LineKind.PRODUCT);
        assertThat(lines).extracting(Line::key).doesNotHaveDuplicates();
        Path turned = directory.resolve("turned.csv");
        Files.writeString(turned, "unit,sku,name,category\neach,1,Pot,\neach,1,Pot,\neach,2,Pot,\n");
        assertThat(read(turned, LineKind.PRODUCT)).extracting(Line::key).isEqualTo(keys(lines));
    }

    @Test
    void a_key_that_comes_twice_is_one_line_if_it_says_the_same_and_a_mistake_if_not() throws IOException {
        List<Line> lines =
                read(write("key,sku,name,unit\na,1,Pot,each\na,1,Pot,each\na,1,Jar,each\n"), LineKind.PRODUCT);
        assertThat(lines).extracting(Line::repeated).containsExactly(false, true, false);
        assertThat(lines.get(2).problem())
                .isEqualTo(new Problem("key", "'a' is the key of line 2 too, which says otherwise"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("lines.csv"), text);
    }

    private static List<String> keys(List<Line> lines) {
        return lines.stream().map(Line::key).toList();
    }

    private static List<Line> read(Path file, LineKind kind) throws IOException {
        try (LineReader reader = LineReader.open(file, kind)) {
            return reader.read(1000);
        }
    }
}
