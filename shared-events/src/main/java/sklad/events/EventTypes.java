package sklad.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every event of the system by its stored name: derived from the sealed families, so that none can be forgotten. */
public final class EventTypes {

    private static final Map<String, Class<?>> BY_NAME =
            leaves(DomainEvent.class).collect(toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /** Name to record class, of all events. */
    public static Map<String, Class<?>> all() {
        return BY_NAME;
    }

    public static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static String nameOf(Class<?> event) {
        return typeOf(event).value();
    }

    public static String revisionOf(Class<?> event) {
        return typeOf(event).revision();
    }

    private static EventType typeOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " is not an event: it has no @EventType");
        }
        return type;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::leaves) : Stream.of(type);
    }
}
