package sklad.query.projection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sklad.events.DomainEvent;
import sklad.events.EventTypes;

/**
 * What a projector does on each event. Every event of the system is either applied or ignored by name, so that a new one
 * can't be forgotten: the application does not start.
 *
 * @param <S> what the events of a batch are folded into
 */
public final class Fold<S> {

    private final Map<Class<?>, Step<S, DomainEvent>> steps;

    private Fold(Map<Class<?>, Step<S, DomainEvent>> steps) {
        this.steps = steps;
    }

    public static <S> Builder<S> of() {
        return new Builder<>();
    }

    public boolean applies(Class<?> type) {
        return steps.containsKey(type);
    }

    public void apply(S state, RecordedEvent event) {
        Step<S, DomainEvent> step = steps.get(event.payload().getClass());
        if (step != null) {
            step.apply(state, event.payload(), event);
        }
    }

    /** The effect of one event. */
    @FunctionalInterface
    public interface Step<S, E> {
        void apply(S state, E event, RecordedEvent recorded);
    }

    /** Collects the steps; an event or a whole family each. */
    public static final class Builder<S> {

        private final Map<Class<?>, Step<S, DomainEvent>> steps = new HashMap<>();
        private final Set<Class<?>> ignored = new HashSet<>();

        private Builder() {}

        public <E extends DomainEvent> Builder<S> on(Class<E> type, Step<S, E> step) {
            leaves(type)
                    .forEach(
                            leaf -> steps.put(leaf, (s, event, recorded) -> step.apply(s, type.cast(event), recorded)));
            return this;
        }

        public Builder<S> ignore(Class<? extends DomainEvent> type) {
            leaves(type).forEach(ignored::add);
            return this;
        }

        public Fold<S> build() {
            Set<String> open = EventTypes.all().values().stream()
                    .filter(type -> steps.containsKey(type) == ignored.contains(type))
                    .map(Class::getSimpleName)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!open.isEmpty()) {
                throw new IllegalStateException("Neither applied nor ignored, or both: " + open);
            }
            return new Fold<>(Map.copyOf(steps));
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(Fold::leaves);
    }
}
