package sklad.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The promise that stored events stay readable: one approved file for each event and revision. A change that this test
 * refuses is a new revision, never a new approval.
 */
class EventContractTest {

    private static final UUID MOVEMENT = UUID.fromString("01938f5e-7c00-7000-8000-000000000001");
    private static final Instant EFFECTIVE = Instant.parse("2010-12-01T08:26:00Z");
    private static final BigDecimal COST = new BigDecimal("2.55");

    static Stream<DomainEvent> examples() {
        return Stream.of(
                new ProductRegistered("SKU-1", "Lantern", "Garden", "each", new BigDecimal("10"), false),
                new ProductDetailsChanged("SKU-1", "White lantern", "uncategorised", "each", true),
                new ReorderPointSet("SKU-1", new BigDecimal("12.5")),
                new ProductDiscontinued("SKU-1", "no supplier"),
                new LocationOpened("MAIN", "Main warehouse"),
                new LocationClosed("MAIN", "moved"),
                new UserRegistered("anna", "clerk"),
                new UserRoleChanged("anna", "manager"),
                new UserDeactivated("anna", "left"),
                new StockReceived(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("6"),
                        number("106"),
                        COST,
                        "purchase",
                        "PO-7",
                        EFFECTIVE,
                        null),
                new StockIssued(
                        MOVEMENT, "SKU-1", "MAIN", number("6"), number("94"), null, "sale", "536365", EFFECTIVE, null),
                new StockAdjusted(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        number("-0.25"),
                        number("99.75"),
                        null,
                        "damaged",
                        null,
                        EFFECTIVE,
                        null),
                new StockTransferredOut(
                        MOVEMENT,
                        "SKU-1",
                        "MAIN",
                        "SHOP",
                        number("5"),
                        number("95"),
                        null,
                        null,
                        "T-1",
                        EFFECTIVE,
                        null),
                new StockTransferredIn(
                        MOVEMENT,
                        "SKU-1",
                        "SHOP",
                        "MAIN",
                        number("5"),
                        number("5"),
                        null,
                        null,
                        "T-1",
                        EFFECTIVE,
                        null),
                new StockReversed(
                        UUID.fromString("01938f5e-7c00-7000-8000-000000000002"),
                        MOVEMENT,
                        "SKU-1",
                        "SHOP",
                        "MAIN",
                        number("-5"),
                        number("0"),
                        null,
                        "wrong shop",
                        "T-1",
                        EFFECTIVE),
                new PeriodClosed(LocalDate.parse("2010-11-30"), "month end"),
                new PeriodReopened(LocalDate.parse("2010-10-31"), "late invoice"),
                new NegativePastPolicySet("refuse", "SKU-1", null));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_event_is_written_and_read_as_its_contract_says(DomainEvent event) throws IOException {
        String contract = contract(event.getClass());

        assertThat(EventJson.mapper().writeValueAsString(event)).isEqualTo(contract);
        assertThat(EventJson.mapper().readValue(contract, event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StockReceived.class,
                StockIssued.class,
                StockAdjusted.class,
                StockTransferredOut.class,
                StockTransferredIn.class
            })
    void a_movement_that_replaces_another_one_says_so_after_all_that_its_contract_has(Class<? extends StockEvent> type)
            throws IOException {
        String replacing = contract(type).replaceFirst("}$", ",\"replaces\":\"" + MOVEMENT + "\"}");

        StockEvent event = EventJson.mapper().readValue(replacing, type);

        assertThat(event.replaces()).isEqualTo(MOVEMENT);
        assertThat(EventJson.mapper().writeValueAsString(event)).isEqualTo(replacing);
    }

    @Test
    void every_event_has_an_example_here() {
        Map<String, Class<?>> covered = examples()
                .collect(Collectors.toMap(event -> EventTypes.nameOf(event.getClass()), DomainEvent::getClass));

        assertThat(covered).isEqualTo(EventTypes.all());
    }

    @Test
    void a_field_that_a_later_build_added_does_not_stop_an_earlier_one() {
        String later = "{\"location\":\"MAIN\",\"name\":\"Main warehouse\",\"floor\":3}";

        assertThat(EventJson.mapper().readValue(later, LocationOpened.class))
                .isEqualTo(new LocationOpened("MAIN", "Main warehouse"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void what_was_stored_in_any_revision_is_read(Contract contract) {
        JsonNode current = Upcasters.upcast(
                contract.event(), contract.revision(), EventJson.mapper().readTree(contract.json()));
        Class<?> type = EventTypes.classOf(contract.event()).orElseThrow();

        DomainEvent event = (DomainEvent) EventJson.mapper().treeToValue(current, type);

        assertThat(EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(event)))
                .as("nothing is lost")
                .isEqualTo(current);
    }

    static List<Contract> contracts() {
        return Contract.all();
    }

    @Test
    void every_revision_of_every_event_keeps_its_contract() {
        Set<String> kept = Contract.all().stream().map(Contract::file).collect(Collectors.toSet());

        EventTypes.all().forEach((name, type) -> {
            for (int revision = 1; revision <= Integer.parseInt(EventTypes.revisionOf(type)); revision++) {
                assertThat(kept).contains(name + "." + revision + ".json");
            }
        });
    }

    private static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }

    private static String contract(Class<?> event) throws IOException {
        String file = "/contracts/" + EventTypes.nameOf(event) + "." + EventTypes.revisionOf(event) + ".json";
        try (InputStream in = EventContractTest.class.getResourceAsStream(file)) {
            assertThat(in).as("approved contract file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
