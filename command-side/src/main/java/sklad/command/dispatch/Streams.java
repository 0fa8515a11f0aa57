package sklad.command.dispatch;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import sklad.command.dispatch.AggregateKind.Opened;

/** Opens the aggregates of a unit of work by the names of their streams. */
public final class Streams {

    private final Map<String, AggregateKind<?>> kinds;

    public Streams(List<AggregateKind<?>> kinds) {
        this.kinds = kinds.stream().collect(toMap(AggregateKind::prefix, Function.identity()));
    }

    /** Loads and locks them, in the order of their names: two units of work never wait for each other. */
    Map<String, Opened> open(Collection<String> streams) {
        Map<String, Opened> opened = new LinkedHashMap<>();
        for (String stream : new TreeSet<>(streams)) {
            opened.put(stream, kind(stream).open(stream));
        }
        return opened;
    }

    private AggregateKind<?> kind(String stream) {
        AggregateKind<?> kind = kinds.get(stream.substring(0, stream.indexOf(':')));
        if (kind == null) {
            throw new IllegalArgumentException("No kind of aggregate is named as in " + stream);
        }
        return kind;
    }
}
