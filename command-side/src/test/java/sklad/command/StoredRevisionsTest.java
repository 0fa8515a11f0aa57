package sklad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sklad.command.location.Location;
import sklad.command.period.Periods;
import sklad.command.policy.NegativePast;
import sklad.command.product.Product;
import sklad.command.stock.StockItem;
import sklad.command.user.User;
import sklad.events.Contract;
import sklad.events.DomainEvent;
import sklad.events.EventJson;
import sklad.events.EventTypes;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StockEvent;
import sklad.events.Upcasters;
import sklad.events.UserEvent;

/** Whatever was stored in any revision is a past that an aggregate can have. */
class StoredRevisionsTest {

    private static final Map<Class<?>, Class<?>> AGGREGATES = Map.of(
            ProductEvent.class, Product.class,
            LocationEvent.class, Location.class,
            StockEvent.class, StockItem.class,
            UserEvent.class, User.class,
            PeriodEvent.class, Periods.class,
            PolicyEvent.class, NegativePast.class);

    @ParameterizedTest
    @MethodSource("contracts")
    void an_aggregate_folds_what_was_stored(Contract contract) throws ReflectiveOperationException {
        Class<?> type = EventTypes.classOf(contract.event()).orElseThrow();
        Object event = EventJson.mapper()
                .treeToValue(
                        Upcasters.upcast(
                                contract.event(),
                                contract.revision(),
                                EventJson.mapper().readTree(contract.json())),
                        type);
        fold(aggregateOf(type), event);
    }

    @Test
    void every_family_of_events_has_its_aggregate() {
        assertThat(AGGREGATES.keySet()).isEqualTo(Set.of(DomainEvent.class.getPermittedSubclasses()));
    }

    static List<Contract> contracts() {
        return Contract.all();
    }

    private static Class<?> aggregateOf(Class<?> event) {
        return AGGREGATES.entrySet().stream()
                .filter(family -> family.getKey().isAssignableFrom(event))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static <T> void fold(Class<T> aggregate, Object event) throws ReflectiveOperationException {
        Constructor<T> constructor = aggregate.getDeclaredConstructor();
        constructor.setAccessible(true);
        AggregateModel<T> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(aggregate);
        T instance = constructor.newInstance();
        for (String ignored : List.of("first time", "again")) {
            model.publish(GenericEventMessage.asEventMessage(event), instance);
            assertThat(model.getIdentifier(instance)).as(ignored).isNotNull();
        }
    }
}
