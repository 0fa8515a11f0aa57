package sklad.command;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;
import sklad.command.domain.Command;
import sklad.command.location.Location;
import sklad.command.location.LocationCommand;
import sklad.command.period.PeriodCommand;
import sklad.command.period.Periods;
import sklad.command.policy.NegativePast;
import sklad.command.policy.PolicyCommand;
import sklad.command.product.Product;
import sklad.command.product.ProductCommand;
import sklad.command.stock.StockCommand;
import sklad.command.stock.StockItem;
import sklad.command.user.User;
import sklad.command.user.UserCommand;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StockEvent;
import sklad.events.UserEvent;
import sklad.web.Written;

@AnalyzeClasses(
        packages = "sklad.command",
        importOptions = {ImportOption.DoNotIncludeTests.class, Written.class})
class ArchitectureTest {

    private static final Map<Class<?>, Class<?>> EVENTS = Map.of(
            Product.class, ProductEvent.class,
            Location.class, LocationEvent.class,
            StockItem.class, StockEvent.class,
            User.class, UserEvent.class,
            Periods.class, PeriodEvent.class,
            NegativePast.class, PolicyEvent.class);

    private static final Map<Class<?>, Class<?>> COMMANDS = Map.of(
            Product.class, ProductCommand.class,
            Location.class, LocationCommand.class,
            StockItem.class, StockCommand.class,
            User.class, UserCommand.class,
            Periods.class, PeriodCommand.class,
            NegativePast.class, PolicyCommand.class);

    @ArchTest
    static final ArchRule aggregates_know_nothing_of_the_web_the_database_or_spring = classes()
            .that()
            .areAssignableTo(Command.class)
            .or()
            .containAnyMethodsThat(com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                    AggregateIdentifier.class))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.axonframework..",
                    "org.jspecify..",
                    "sklad.events..",
                    "sklad.command.domain..",
                    "sklad.command.masterdata..",
                    "sklad.command.product",
                    "sklad.command.location",
                    "sklad.command.stock",
                    "sklad.command.user",
                    "sklad.command.period",
                    "sklad.command.policy"));

    @ArchTest
    static final ArchRule the_domain_stands_on_its_own = classes()
            .that()
            .resideInAPackage("sklad.command.domain")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.axonframework.modelling..", "org.jspecify..", "sklad.command.domain"));

    @ArchTest
    static final ArchRule nobody_but_the_setup_sees_another_aggregate = slices().matching(
                    "sklad.command.(product|location|stock|user|period|policy)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule dispatch_and_master_data_know_no_aggregate = noClasses()
            .that()
            .resideInAnyPackage("sklad.command.dispatch", "sklad.command.masterdata", "sklad.command.request")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "sklad.command.product",
                    "sklad.command.location",
                    "sklad.command.stock",
                    "sklad.command.user",
                    "sklad.command.period",
                    "sklad.command.policy"));

    @ArchTest
    static final ArchRule nothing_relies_on_a_proxy_that_is_not_made = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("sklad.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_sql_but_the_health_check_and_the_rejections = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("sklad.command.StoreHealth")
            .and()
            .doNotHaveFullyQualifiedName("sklad.command.rejection.RejectionTable")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.jdbc.core.."));

    @ArchTest
    static final ArchRule the_query_side_is_unknown_here =
            noClasses().should().dependOnClassesThat(resideInAnyPackage("sklad.query.."));

    @Test
    void every_event_has_an_on_in_its_aggregate() {
        EVENTS.forEach((aggregate, family) -> assertThat(family.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(parameters(aggregate, EventSourcingHandler.class))
                        .anyMatch(type -> type.isAssignableFrom(event))));
    }

    @Test
    void every_command_has_a_handler_in_its_aggregate_and_a_test() {
        COMMANDS.forEach((aggregate, family) -> assertThat(
                        Arrays.stream(family.getPermittedSubclasses()).filter(Command.class::isAssignableFrom))
                .isNotEmpty()
                .allSatisfy(command -> {
                    assertThat(parameters(aggregate, CommandHandler.class)).anyMatch(command::equals);
                    assertThat(Class.forName(aggregate.getPackageName() + "." + command.getSimpleName() + "Test"))
                            .isNotNull();
                }));
    }

    private static Stream<Class<?>> parameters(
            Class<?> aggregate, Class<? extends java.lang.annotation.Annotation> handler) {
        return Arrays.stream(aggregate.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(handler))
                .map(Method::getParameterTypes)
                .map(types -> types[0]);
    }
}
