package sklad.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The samples of contenders that took turns. */
public final class Comparison {

    private static final double MEGABYTE = 1024 * 1024;

    private final Map<String, List<Sample>> samples;

    Comparison(Map<String, List<Sample>> samples) {
        this.samples = samples;
    }

    /** The median round's operations a second. */
    public double rate(String contender) {
        return Spread.of(rates(contender)).median();
    }

    /** How many times as fast one is as the other, round by round. */
    public Spread ratio(String contender, String reference) {
        List<Double> mine = rates(contender);
        List<Double> theirs = rates(reference);
        return Spread.of(IntStream.range(0, mine.size())
                .mapToObj(round -> mine.get(round) / theirs.get(round))
                .toList());
    }

    /** How many times as long as the other one takes at this percentile, round by round. */
    public Spread latencyRatio(String contender, String reference, double percentile) {
        List<Sample> mine = of(contender);
        List<Sample> theirs = of(reference);
        return Spread.of(IntStream.range(0, mine.size())
                .mapToObj(round -> latency(mine.get(round), percentile) / latency(theirs.get(round), percentile))
                .toList());
    }

    /** One line a contender; {@code unit} is what a rate counts. */
    public Table table(String unit) {
        List<Table.Row> rows = new ArrayList<>();
        samples.forEach((name, rounds) -> rows.add(new Table.Row(name, cells(rounds))));
        return new Table(
                List.of(unit + "/s", "min", "max", "p50 ms", "p99 ms", "p99.9 ms", "WAL B each", "MB resident"), rows);
    }

    private List<Double> cells(List<Sample> rounds) {
        Histogram all = Round.histogram();
        rounds.forEach(sample -> all.add(sample.round().latencies()));
        Spread rates =
                Spread.of(rounds.stream().map(sample -> sample.round().rate()).toList());
        long operations =
                rounds.stream().mapToLong(sample -> sample.round().operations()).sum();
        long wal = rounds.stream().mapToLong(Sample::walBytes).sum();
        long resident = rounds.stream().mapToLong(Sample::residentBytes).max().orElse(0);
        return List.of(
                rates.median(),
                rates.least(),
                rates.most(),
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3,
                all.getValueAtPercentile(99.9) / 1e3,
                operations == 0 ? Double.NaN : (double) wal / operations,
                resident == 0 ? Double.NaN : resident / MEGABYTE);
    }

    private List<Double> rates(String contender) {
        return of(contender).stream().map(sample -> sample.round().rate()).toList();
    }

    private List<Sample> of(String contender) {
        List<Sample> found = samples.get(contender);
        if (found == null) {
            throw new IllegalArgumentException("Nobody is called " + contender);
        }
        return found;
    }

    private static double latency(Sample sample, double percentile) {
        return sample.round().latencies().getValueAtPercentile(percentile);
    }
}
