package sklad.query.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Opens a report's file as a spreadsheet does. */
public final class Workbooks {

    private Workbooks() {}

    /** The cells of the first sheet, row by row; those that are not there are empty. */
    public static List<List<String>> rows(byte[] file) {
        return cells(file).stream()
                .map(row -> row.stream()
                        .map(cell -> cell == null ? "" : cell.getText())
                        .toList())
                .toList();
    }

    /** The cells of the first sheet as what they are: numbers as numbers, anything else as its text. */
    static List<List<Object>> values(byte[] file) {
        return cells(file).stream()
                .map(row -> row.stream().map(Workbooks::value).toList())
                .toList();
    }

    /** What kind the cells of a row are. */
    public static List<CellType> types(byte[] file, int row) {
        return cells(file).get(row).stream()
                .map(cell -> cell == null ? CellType.EMPTY : cell.getType())
                .toList();
    }

    private static Object value(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getType()) {
            case NUMBER -> cell.asNumber().stripTrailingZeros();
            case STRING, EMPTY -> cell.getText();
            default -> throw new AssertionError("neither number nor text: " + cell);
        };
    }

    private static List<List<Cell>> cells(byte[] file) {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = book.getFirstSheet();
            return sheet.read().stream().map(Workbooks::cells).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Cell> cells(Row row) {
        return row.stream().toList();
    }
}
