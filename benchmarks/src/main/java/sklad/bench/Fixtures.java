package sklad.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The fixtures of a run, each started when a benchmark first asks for it. Where they are shared, whoever asks for the same gets
 * the same until the run ends; otherwise each benchmark has its own.
 */
final class Fixtures implements AutoCloseable {

    private final boolean shared;
    private final Map<String, Fixture> standing = new LinkedHashMap<>();

    Fixtures(boolean shared) {
        this.shared = shared;
    }

    /** The one of this name; {@code starter} may ask for others, which then stand longer. */
    <T extends Fixture> T get(Class<T> type, String name, Supplier<T> starter) {
        Fixture found = standing.get(name);
        if (found == null) {
            found = starter.get();
            standing.put(name, found);
        }
        return type.cast(found);
    }

    /** A new one; but where all is shared, the one of this name. */
    <T extends Fixture> T own(Class<T> type, String name, Supplier<T> starter) {
        return get(type, shared ? name : name + " " + standing.size(), starter);
    }

    /** The one of this name, if it has been started. */
    <T extends Fixture> Optional<T> find(Class<T> type, String name) {
        return Optional.ofNullable(standing.get(name)).map(type::cast);
    }

    /** Whoever has asked until now needs them no longer. */
    void release() {
        if (!shared) {
            close();
        }
    }

    @Override
    public void close() {
        List<Fixture> latestFirst = new ArrayList<>(standing.values());
        Collections.reverse(latestFirst);
        latestFirst.forEach(Fixture::close);
        standing.clear();
    }
}
