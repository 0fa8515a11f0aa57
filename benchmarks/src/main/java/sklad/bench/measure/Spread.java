package sklad.bench.measure;

import java.util.List;

/** The middle of some numbers, and how far they lie apart. */
public record Spread(double median, double least, double most) {

    public static Spread of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(size - 1));
    }

    /** One number that was measured once. */
    public static Spread of(double number) {
        return new Spread(number, number, number);
    }
}
