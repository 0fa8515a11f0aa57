package sklad.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import tools.jackson.databind.JsonNode;

class BackdatingApiTest {

    private static RunningSide side;
    private static int skus;

    private final Instant now = Instant.now();
    private final String sku = "SKU-" + (100 + skus++);

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private void register() {
        manager()
                .post("/products", "{'sku':'%s','name':'Lantern'}".formatted(sku))
                .is(201);
    }

    @Test
    void a_clerk_may_be_some_minutes_late_and_no_more() {
        register();

        clerk("incoming", 5, now.minus(Duration.ofMinutes(4))).is(201);
        Reply refused = clerk("incoming", 5, now.minus(Duration.ofMinutes(6))).isProblem(403, "backdating-not-allowed");

        assertThat(refused.text("detail")).contains("manager or admin");
        move("manager", "incoming", 5, now.minus(Duration.ofMinutes(6))).is(201);
    }

    @Test
    void nothing_happened_before_the_calendar_began() {
        register();

        side.as("max", "manager")
                .post("/movements", movement("incoming", 5, Instant.parse("-0001-01-01T00:00:00Z")))
                .isProblem(400, "invalid-field");
    }

    @Test
    void the_lines_of_a_batch_are_backdated_by_the_same_rules() {
        register();
        String lines =
                "[" + movement("incoming", 5, now.minus(Duration.ofDays(1))) + "," + movement("incoming", 5, now) + "]";

        JsonNode clerks = side.as("carl", "clerk")
                .post("/movements/batch?mode=independent", lines)
                .is(200)
                .json()
                .path("outcomes");

        assertThat(clerks.path(0).path("code").asString()).isEqualTo("backdating-not-allowed");
        assertThat(clerks.path(1).path("status").asString()).isEqualTo("accepted");
        side.as("max", "manager").post("/movements/batch", lines).is(201);
    }

    @Test
    void a_past_below_zero_is_accepted_unless_a_policy_refuses_it() {
        register();
        move("manager", "incoming", 5, now).is(201);
        Instant yesterday = now.minus(Duration.ofDays(1));

        move("manager", "outgoing", 1, yesterday).is(201);
        policy("'refuse','sku':'" + sku + "'").is(200);
        Reply refused = move("manager", "outgoing", 1, yesterday).isProblem(409, "negative-past");
        assertThat(refused.text("from"))
                .isEqualTo(yesterday.truncatedTo(ChronoUnit.MICROS).toString());
        assertThat(refused.number("onHand")).isEqualTo(-2);
        policy("null,'sku':'" + sku + "'").is(200);
        move("manager", "outgoing", 1, yesterday).is(201);
    }

    @Test
    void a_line_of_a_batch_is_decided_on_the_past_that_the_lines_before_it_have_left() {
        register();
        policy("'refuse','sku':'" + sku + "'").is(200);
        Instant monday = now.minus(Duration.ofDays(6));
        Instant tuesday = now.minus(Duration.ofDays(5));
        String lines = "[" + movement("incoming", 5, tuesday) + "," + movement("outgoing", 3, monday) + ","
                + movement("incoming", 2, monday) + "," + movement("outgoing", 3, monday) + ","
                + movement("outgoing", 2, monday) + "]";

        JsonNode outcomes = side.as("max", "manager")
                .post("/movements/batch?mode=independent", lines)
                .is(200)
                .json()
                .path("outcomes");

        assertThat(outcomes.values())
                .extracting(
                        line -> line.path("code").asString(line.path("status").asString()))
                .containsExactly("accepted", "negative-past", "accepted", "negative-past", "accepted");
        assertThat(outcomes.path(3).path("onHand").decimalValue()).isEqualByComparingTo("-1");
    }

    @Test
    void taking_back_a_policy_that_nobody_laid_down_changes_nothing() {
        policy("null,'location':'MAIN'").is(200);
    }

    @Test
    void a_policy_is_for_a_product_or_a_location_that_exists_and_has_to_be_said() {
        manager()
                .send("PUT", "/policies/negative-past", "{\"policy\":\"refuse\",\"sku\":\"NONE\"}")
                .isProblem(404, "unknown-product");
        manager()
                .send(
                        "PUT",
                        "/policies/negative-past",
                        "{\"policy\":\"accept\",\"sku\":\"SKU-1\",\"location\":\"MAIN\"}")
                .isProblem(400, "invalid-field");
        manager().send("PUT", "/policies/negative-past", "{}").is(400);
        manager()
                .send("PUT", "/policies/negative-past", "{\"policy\":\"perhaps\"}")
                .is(400);
        side.as("carl", "clerk")
                .send("PUT", "/policies/negative-past", "{\"policy\":\"accept\"}")
                .isProblem(403, "forbidden");
    }

    private Reply policy(String rest) {
        return manager().send("PUT", "/policies/negative-past", ("{'policy':" + rest + "}").replace('\'', '"'));
    }

    private Reply clerk(String type, int quantity, Instant effectiveAt) {
        return move("clerk", type, quantity, effectiveAt);
    }

    private Reply move(String role, String type, int quantity, Instant effectiveAt) {
        return side.as(role, role).post("/movements", movement(type, quantity, effectiveAt));
    }

    private String movement(String type, int quantity, Instant effectiveAt) {
        return "{'type':'%s','sku':'%s','location':'MAIN','quantity':%d,'effectiveAt':'%s'}"
                .formatted(type, sku, quantity, effectiveAt);
    }

    private static RunningSide.Requests manager() {
        return side.as("max", "manager");
    }
}
