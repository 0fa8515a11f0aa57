package sklad.bench.measure;

import java.util.List;

/** Numbers with names; one that does not apply is not a number. */
public record Table(List<String> columns, List<Row> rows) {

    public record Row(String name, List<Double> cells) {}
}
