package sklad.standalone.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;

/** An open CSV file, plain or gzipped whatever its name says: a header, then cells by line. */
final class CsvFile implements AutoCloseable {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path path;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long lastLine;

    private CsvFile(Path path, CSVParser parser) {
        this.path = path;
        this.parser = parser;
        this.records = parser.iterator();
        this.header = next().map(Cells::values).orElse(List.of());
    }

    static CsvFile open(Path path) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        InputStream plain = isGzip(bytes) ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        Reader reader = new InputStreamReader(
                BOMInputStream.builder().setInputStream(plain).get(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new CsvFile(
                path,
                CSVParser.parse(
                        reader,
                        CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get()));
    }

    List<String> header() {
        return header;
    }

    /** The next line's cells; nothing after the last. */
    Optional<Cells> next() {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            List<String> values = new ArrayList<>(records.next().toList());
            lastLine = parser.getCurrentLineNumber();
            return Optional.of(new Cells(line, values));
        } catch (UncheckedIOException failure) {
            throw broken(failure.getCause() == null ? failure : failure.getCause(), line);
        } catch (IllegalStateException failure) {
            throw broken(failure, line);
        }
    }

    private UnusableFile broken(Throwable failure, long line) {
        String problem = failure instanceof CharacterCodingException
                ? "is not in UTF-8: save it again in that encoding (near line " + line + ")"
                : "can't be read from line " + line + " on: " + failure.getMessage();
        return new UnusableFile(path + " " + problem);
    }

    long lastLine() {
        return lastLine;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static boolean isGzip(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int magic = bytes.read() << 8 | bytes.read();
        bytes.reset();
        return magic == GZIP_MAGIC;
    }

    /** One record: the line that it begins on, and its cells as they stand. */
    record Cells(long line, List<String> values) {}
}
