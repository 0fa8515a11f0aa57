package sklad.eventstore;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.function.Function;

/** The names under which types are stored, which outlive the classes' own. */
public final class EventNames {

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, Name> names;

    /** @param revisionOf of each of the classes */
    public EventNames(Map<String, Class<?>> classes, Function<Class<?>, String> revisionOf) {
        this.classes = Map.copyOf(classes);
        this.names = classes.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getValue, type -> new Name(type.getKey(), revisionOf.apply(type.getValue()))));
    }

    String nameOf(Class<?> type) {
        return name(type).value();
    }

    String revisionOf(Class<?> type) {
        return name(type).revision();
    }

    Class<?> classOf(String name) {
        Class<?> type = classes.get(name);
        if (type == null) {
            throw new UnknownName(name);
        }
        return type;
    }

    private Name name(Class<?> type) {
        Name name = names.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " has no name in the event store");
        }
        return name;
    }

    private record Name(String value, String revision) {}
}
