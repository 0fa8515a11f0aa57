package sklad.query.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.events.NegativePastPolicySet;
import sklad.events.PeriodClosed;
import sklad.events.PeriodReopened;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

class RulesTest {

    private static RunningQuerySide side;

    @BeforeAll
    static void start() {
        side = RunningQuerySide.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void everybody_sees_up_to_which_day_the_past_stands_and_who_has_said_so() {
        assertThat(side.get("/periods", "viewer").json().path("closedThrough").isNull())
                .isTrue();
        side.store().append("max", new PeriodClosed(LocalDate.of(2026, 1, 31), "January is audited"));
        side.store().append("max", new PeriodClosed(LocalDate.of(2026, 2, 28), null));
        long last = side.store().append("adam", new PeriodReopened(LocalDate.of(2026, 1, 31), "an invoice was late"));

        Answer answer = side.get("/periods", "viewer");

        assertThat(answer.header("Sklad-Position")).isEqualTo(Long.toString(last));
        assertThat(answer.json().path("closedThrough").asString()).isEqualTo("2026-01-31");
        assertThat(answer.json().path("openFrom").asString()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(answer.json().path("changes").values())
                .extracting(change -> text(change, "type") + " " + text(change, "through") + " "
                        + text(change, "username") + " " + text(change, "reason"))
                .containsExactly(
                        "reopened 2026-01-31 adam an invoice was late",
                        "closed 2026-02-28 max ",
                        "closed 2026-01-31 max January is audited");
    }

    @Test
    void everybody_sees_which_past_is_accepted() {
        assertThat(side.get("/policies/negative-past", "viewer")
                        .json()
                        .path("general")
                        .asString())
                .isEqualTo("accept");
        side.store()
                .append(
                        "max",
                        new NegativePastPolicySet("refuse", null, null),
                        new NegativePastPolicySet("accept", "LAMP", null),
                        new NegativePastPolicySet("refuse", "VASE", null),
                        new NegativePastPolicySet("accept", null, "SHOP"),
                        new NegativePastPolicySet(null, "VASE", null));

        JsonNode policies = side.get("/policies/negative-past", "viewer").json();

        assertThat(policies.path("general").asString()).isEqualTo("refuse");
        assertThat(policies.path("products")).hasToString("{\"LAMP\":\"accept\"}");
        assertThat(policies.path("locations")).hasToString("{\"SHOP\":\"accept\"}");
    }

    private static String text(JsonNode change, String field) {
        return change.path(field).asStringOpt().orElse("");
    }
}
