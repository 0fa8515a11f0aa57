package sklad.query.audit;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sklad.events.DomainEvent;

/** What an event says, by the name of the field: all events, each a record, name the same things the same way. */
final class EventFields {

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return Arrays.stream(Objects.requireNonNull(type.getRecordComponents()))
                    .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor));
        }
    };

    private EventFields() {}

    /** As text; null if the event has no such field, or nothing in it. */
    static @Nullable String text(DomainEvent event, String field) {
        Method accessor = ACCESSORS.get(event.getClass()).get(field);
        try {
            Object value = accessor == null ? null : accessor.invoke(event);
            return value == null ? null : value.toString();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("An event's fields can't be read", impossible);
        }
    }
}
