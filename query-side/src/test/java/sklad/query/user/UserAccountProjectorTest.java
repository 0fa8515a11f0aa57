package sklad.query.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sklad.query.projection.Events.adjusted;
import static sklad.query.projection.Events.arrived;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.reversed;
import static sklad.query.projection.Events.sent;
import static sklad.query.projection.Events.user;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sklad.events.DomainEvent;
import sklad.events.NegativePastPolicySet;
import sklad.events.PeriodClosed;
import sklad.events.UserDeactivated;
import sklad.events.UserRoleChanged;
import sklad.query.projection.History;
import sklad.query.projection.MissingRow;
import sklad.query.projection.ProjectorBench;
import sklad.query.projection.RecordedEvent;

class UserAccountProjectorTest {

    private final ProjectorBench bench = new ProjectorBench(new UserAccountProjector());
    private final History history = new History();

    @Test
    void a_registered_user_has_done_nothing_yet() {
        bench.project(history.happened(user("anna")).events());

        assertThat(bench.rows("user_account"))
                .containsExactly("(anna,0,1,clerk,t,0,0,0,0,0,,\"2026-01-05 08:00:01+00\",0)");
    }

    @Test
    void the_users_own_stream_says_role_and_whether_they_are_active() {
        bench.project(history.happened(user("anna"), new UserRoleChanged("anna", "manager"))
                .happened(new UserDeactivated("anna", "left"))
                .events());

        assertThat(bench.rows("user_account"))
                .containsExactly("(anna,2,3,manager,f,0,0,0,0,0,,\"2026-01-05 08:00:01+00\",0)");
    }

    @Test
    void movements_count_by_type_for_the_one_who_made_them_and_a_transfer_and_its_reversal_count_once() {
        bench.project(history.happened(user("anna"), user("bob"), product("A"))
                .happened(received(1, "A", "MAIN", "9", "9"), issued(2, "A", "MAIN", "1", "8"))
                .happened(adjusted(3, "A", "MAIN", "1", "9"), adjusted(4, "A", "MAIN", "1", "10"))
                .happened(sent(5, "A", "MAIN", "SHOP", "1", "9"), arrived(5, "A", "SHOP", "MAIN", "1", "1"))
                .happened(
                        reversed(6, arrived(5, "A", "SHOP", "MAIN", "1", "1"), "MAIN", "0"),
                        reversed(6, sent(5, "A", "MAIN", "SHOP", "1", "9"), "SHOP", "10"),
                        reversed(7, issued(2, "A", "MAIN", "1", "8"), null, "11"))
                .by("bob")
                .happened(location("YARD"))
                .events());

        assertThat(bench.rows("user_account"))
                .containsExactly(
                        "(anna,0,12,clerk,t,1,1,2,1,7,\"2026-01-05 08:00:12+00\",\"2026-01-05 08:00:01+00\",2)",
                        "(bob,0,13,clerk,t,0,0,0,0,0,\"2026-01-05 08:00:13+00\",\"2026-01-05 08:00:02+00\",0)");
    }

    @Test
    void what_no_user_did_counts_for_nobody() {
        bench.project(history.happened(user("anna")).events());
        var event = history.happened(location("MAIN")).last();

        bench.project(List.of(new RecordedEvent(
                event.position(), event.streamId(), 0, event.recordedAt(), Map.of(), event.payload())));

        assertThat(bench.row("SELECT position FROM projections.user_account")).containsEntry("position", 1L);
    }

    @ParameterizedTest
    @MethodSource("laterEvents")
    void the_same_event_twice_changes_nothing(DomainEvent event) {
        bench.project(history.happened(user("anna"), event).events());
        List<String> once = bench.rows("user_account");

        bench.project(List.of(history.last()));
        bench.project(history.events());

        assertThat(bench.rows("user_account")).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("laterEvents")
    void an_event_fails_on_a_user_that_should_be_there(DomainEvent event) {
        history.happened(user("anna"), event);

        assertThatThrownBy(() -> bench.project(List.of(history.last())))
                .isInstanceOf(MissingRow.class)
                .hasMessage("No row anna in user_account");
    }

    @ParameterizedTest
    @MethodSource("laterEvents")
    void a_users_events_stay_in_the_users_order_wherever_they_are_stored(DomainEvent event) {
        var recorded = history.happened(event).last();

        assertThat(new UserAccountProjector().orderedBy(recorded.streamId(), recorded.username()))
                .isEqualTo("user:anna");
    }

    static Stream<DomainEvent> laterEvents() {
        return Stream.of(
                new UserRoleChanged("anna", "manager"),
                new UserDeactivated("anna", null),
                location("MAIN"),
                product("A"),
                received(1, "A", "MAIN", "1", "6"),
                issued(1, "A", "MAIN", "1", "4"),
                adjusted(1, "A", "MAIN", "1", "6"),
                sent(1, "A", "MAIN", "SHOP", "1", "4"),
                arrived(1, "A", "MAIN", "SHOP", "1", "6"),
                reversed(2, issued(1, "A", "MAIN", "1", "4"), null, "5"),
                new PeriodClosed(LocalDate.parse("2026-01-04"), null),
                new NegativePastPolicySet("refuse", null, null));
    }
}
