package sklad.command.dispatch;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import sklad.command.dispatch.AggregateKind.Opened;
import sklad.eventstore.StreamVersions;

/** Opens the aggregates of a unit of work by the names of their streams. */
public final class Streams {

    private static final int WORTH_ASKING = 4;

    private final Map<String, AggregateKind<?>> kinds;
    private final StreamVersions versions;

    public Streams(List<AggregateKind<?>> kinds, StreamVersions versions) {
        this.versions = versions;
        this.kinds = kinds.stream().collect(toMap(AggregateKind::prefix, Function.identity()));
    }

    /** Loads and locks them, in the order of their names: two units of work never wait for each other. */
    Map<String, Opened> open(Collection<String> streams) {
        Set<String> missing = missing(streams);
        Map<String, Opened> opened = new LinkedHashMap<>();
        for (String stream : new TreeSet<>(streams)) {
            AggregateKind<?> kind = kind(stream);
            opened.put(stream, missing.contains(stream) ? kind.openNew(stream) : kind.open(stream));
        }
        return opened;
    }

    /** Which of many streams begin only now: one question instead of two for each. */
    private Set<String> missing(Collection<String> streams) {
        List<String> unknown = streams.stream()
                .filter(stream -> !kind(stream).cached().test(stream))
                .toList();
        return unknown.size() < WORTH_ASKING ? Set.of() : versions.missing(unknown);
    }

    private AggregateKind<?> kind(String stream) {
        AggregateKind<?> kind = kinds.get(stream.substring(0, stream.indexOf(':')));
        if (kind == null) {
            throw new IllegalArgumentException("No kind of aggregate is named as in " + stream);
        }
        return kind;
    }
}
