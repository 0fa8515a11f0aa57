package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import sklad.events.DomainEvent;
import sklad.events.EventTypes;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductEvent;
import sklad.events.ProductRegistered;
import sklad.events.ReorderPointSet;
import sklad.events.StockEvent;
import sklad.events.UserEvent;
import sklad.query.projection.Fold;
import sklad.query.projection.Projector;
import sklad.query.projection.ProjectorBench;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.Story;

/** What holds for every projection over a whole history. */
class ProjectionsTest {

    private static final Map<String, List<Class<?>>> IGNORED = Map.of(
            "product", leaves(LocationEvent.class, UserEvent.class, PeriodEvent.class, PolicyEvent.class),
            "stock_movement",
                    leaves(
                            ReorderPointSet.class,
                            ProductDiscontinued.class,
                            LocationEvent.class,
                            UserEvent.class,
                            PeriodEvent.class,
                            PolicyEvent.class),
            "user_account", List.of(),
            "audit_entry", List.of(),
            "location",
                    leaves(
                            ProductEvent.class,
                            StockEvent.class,
                            UserEvent.class,
                            PeriodEvent.class,
                            PolicyEvent.class));

    private static final List<RecordedEvent> STORY = Story.of(7, 20, 800);

    @ParameterizedTest
    @MethodSource("projectors")
    void a_batch_is_the_same_as_one_event_after_the_other(Projector projector) {
        ProjectorBench inBatches = new ProjectorBench(projector);
        ProjectorBench oneByOne = new ProjectorBench(projector);

        batches(300).forEach(inBatches::project);
        oneByOne.projectOneByOne(STORY);

        assertThat(inBatches.rows(tables(projector))).isNotEmpty().isEqualTo(oneByOne.rows(tables(projector)));
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void the_whole_history_again_changes_nothing_and_on_empty_tables_it_makes_the_same(Projector projector) {
        ProjectorBench bench = new ProjectorBench(projector);
        batches(500).forEach(bench::project);
        List<String> once = bench.rows(tables(projector));

        batches(130).forEach(bench::project);
        assertThat(bench.rows(tables(projector))).isEqualTo(once);

        ProjectorBench rebuilt = new ProjectorBench(projector);
        batches(77).forEach(rebuilt::project);
        assertThat(rebuilt.rows(tables(projector))).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void the_rows_of_a_batch_are_written_by_one_statement_a_table(Projector projector) {
        ProjectorBench bench = new ProjectorBench(projector);

        bench.project(STORY);

        // Rows of the same statement carry the same transaction and the same number of the command in it.
        for (String table : tables(projector)) {
            assertThat(bench.texts("SELECT DISTINCT xmin || '/' || cmin FROM projections." + table))
                    .as(table)
                    .hasSize(1);
        }
    }

    @Test
    void a_products_total_is_an_independent_sum_of_its_movements() {
        ProjectorBench bench = new ProjectorBench(projector("product"));
        batches(500).forEach(bench::project);

        Map<String, BigDecimal> sums = new TreeMap<>();
        STORY.stream()
                .map(RecordedEvent::payload)
                .filter(StockEvent.class::isInstance)
                .map(StockEvent.class::cast)
                .forEach(event -> sums.merge(event.sku(), event.change(), BigDecimal::add));
        sums.forEach((sku, sum) -> assertThat(
                        (BigDecimal) bench.row("SELECT on_hand FROM projections.product WHERE sku = ?", sku)
                                .get("on_hand"))
                .as(sku)
                .isEqualByComparingTo(sum));
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void every_event_is_applied_or_on_the_list_of_the_ignored(Projector projector) {
        List<Class<?>> passedBy = new ArrayList<>();
        for (Class<?> type : leaves(DomainEvent.class)) {
            if (!projector.concerns(type.asSubclass(DomainEvent.class))) {
                passedBy.add(type);
            }
        }

        assertThat(passedBy).containsExactlyInAnyOrderElementsOf(IGNORED.get(projector.name()));
        assertThat(leaves(DomainEvent.class)).hasSameElementsAs(EventTypes.all().values());
    }

    @Test
    void a_projector_that_forgets_an_event_can_not_be_made() {
        var forgetful = Fold.<List<Object>>of()
                .on(ProductRegistered.class, (state, event, at) -> state.add(event))
                .ignore(StockEvent.class)
                .ignore(LocationEvent.class)
                .ignore(UserEvent.class)
                .ignore(PeriodEvent.class)
                .ignore(PolicyEvent.class);

        assertThatThrownBy(forgetful::build)
                .hasMessage("Neither applied nor ignored, or both: "
                        + "[ProductDetailsChanged, ProductDiscontinued, ReorderPointSet]");
    }

    static List<Projector> projectors() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Projector.class));
        return scanner.findCandidateComponents("sklad.query").stream()
                .map(found ->
                        (Projector) BeanUtils.instantiateClass(load(Objects.requireNonNull(found.getBeanClassName()))))
                .toList();
    }

    @Test
    void these_are_all_the_projections_and_every_read_table_belongs_to_one() {
        assertThat(projectors()).extracting(Projector::name).containsExactlyInAnyOrderElementsOf(IGNORED.keySet());
        assertThat(projectors().stream().flatMap(projector -> projector.tables().stream()))
                .containsExactlyInAnyOrderElementsOf(new ProjectorBench(projector("product")).texts("""
                        SELECT relname FROM pg_class
                         WHERE relnamespace = 'projections'::regnamespace AND relkind = 'r'
                           AND relname NOT IN ('schema_history', 'token_entry', 'dead_letter', 'shadow',
                                               'shadow_projection', 'projection_generation')
                        """));
    }

    private static String[] tables(Projector projector) {
        return projector.tables().toArray(String[]::new);
    }

    private static Projector projector(String name) {
        return projectors().stream()
                .filter(projector -> projector.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static List<List<RecordedEvent>> batches(int size) {
        List<List<RecordedEvent>> batches = new ArrayList<>();
        for (int from = 0; from < STORY.size(); from += size) {
            batches.add(STORY.subList(from, Math.min(STORY.size(), from + size)));
        }
        return batches;
    }

    private static List<Class<?>> leaves(Class<?>... types) {
        return Stream.of(types)
                .flatMap(type -> type.isSealed() ? leaves(type.getPermittedSubclasses()).stream() : Stream.of(type))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
