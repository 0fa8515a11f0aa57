package sklad.command;

import java.util.Map;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import sklad.command.dispatch.StreamLocks;
import sklad.eventstore.PostgresEventStorageEngine;

/** Refuses to start with other parts than those declared here: a part found by accident might lose events. */
@Component
final class ExpectedParts implements SmartInitializingSingleton {

    private static final Map<Class<?>, Class<?>> PARTS = Map.of(
            EventStore.class, EmbeddedEventStore.class,
            EventStorageEngine.class, PostgresEventStorageEngine.class,
            LockFactory.class, StreamLocks.class);

    private final ListableBeanFactory beans;

    ExpectedParts(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        PARTS.forEach((part, expected) -> {
            Class<?> used = beans.getBean(part).getClass();
            if (used != expected) {
                throw new IllegalStateException(part.getSimpleName() + " is a " + used + " instead of a " + expected);
            }
        });
    }
}
