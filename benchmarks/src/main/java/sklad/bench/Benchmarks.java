package sklad.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All benchmarks, in the order in which they run: the caches that start makes let others' sides start sooner, if shared. */
final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new Start(),
            new Append(),
            new Hot(),
            new Http(),
            new Bulk(),
            new Replay(),
            new Query(),
            new Lag(),
            new Memory(),
            new Growth());

    private Benchmarks() {}

    static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
    }

    /** For the help text. */
    static final class Names extends ArrayList<String> {
        Names() {
            super(names());
        }
    }
}
