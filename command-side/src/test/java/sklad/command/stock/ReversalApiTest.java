package sklad.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import sklad.command.dispatch.Together;

class ReversalApiTest {

    private static RunningSide side;
    private static RunningSide other;
    private static int skus;

    private final String sku = "SKU-" + (100 + skus++);

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
        other = side.another();
    }

    @AfterAll
    static void stop() {
        side.close();
        other.close();
    }

    @BeforeEach
    void register() {
        side.as("max", "manager")
                .post("/products", "{'sku':'%s','name':'Lantern'}".formatted(sku))
                .is(201);
    }

    @Test
    void takes_an_issue_back() {
        move("'type':'incoming','location':'MAIN','quantity':5");
        String issue = move("'type':'outgoing','location':'MAIN','quantity':2");

        Reply reversed = reverse(issue).is(201);

        assertThat(reversed.text("reverses")).isEqualTo(issue);
        assertThat(reversed.text("movementId")).isNotEqualTo(issue);
        assertThat(reversed.body()).contains("\"quantity\":2,\"onHand\":5");
        assertThat(reversed.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void takes_a_transfer_back_at_both_ends_in_one_append() {
        move("'type':'incoming','location':'MAIN','quantity':5");
        String transfer = move("'type':'transfer','location':'MAIN','toLocation':'SHOP','quantity':2");

        Reply reversed = reverse(transfer).is(201);

        assertThat(reversed.text("location")).isEqualTo("SHOP");
        assertThat(reversed.body()).contains("\"quantity\":-2,\"onHand\":0,\"toLocation\":\"MAIN\",\"toOnHand\":5");
        assertThat(side.number("SELECT count(DISTINCT recorded_at) * 10 + count(*) FROM event_store.event"
                        + " WHERE payload ->> 'reverses' = '" + transfer + "'"))
                .isEqualTo(12);
        reverse(transfer).isProblem(409, "already-reversed");
    }

    @Test
    void gives_nothing_back_that_is_not_there_any_more() {
        String receipt = move("'type':'incoming','location':'MAIN','quantity':5");
        move("'type':'transfer','location':'MAIN','toLocation':'SHOP','quantity':3");

        assertThat(reverse(receipt).isProblem(409, "insufficient-stock").number("onHand"))
                .isEqualTo(2);
    }

    @Test
    void a_reversal_stands() {
        String receipt = move("'type':'incoming','location':'MAIN','quantity':5");
        String reversal = reverse(receipt).is(201).text("movementId");

        assertThat(reverse(receipt).isProblem(409, "already-reversed").text("reversalId"))
                .isEqualTo(reversal);
        assertThat(reverse(reversal).isProblem(409, "not-reversible").text("reverses"))
                .isEqualTo(receipt);
    }

    @Test
    void is_refused_for_what_never_moved_and_for_those_who_only_move_stock() {
        reverse(UUID.randomUUID().toString()).isProblem(404, "unknown-movement");
        reverse("nonsense").is(400);
        String receipt = move("'type':'incoming','location':'MAIN','quantity':5");
        side.as("carl", "clerk")
                .post("/movements/" + receipt + "/reversal", "{'reason':'mistake'}")
                .isProblem(403, "forbidden");
        side.as("max", "manager")
                .post("/movements/" + receipt + "/reversal", "{}")
                .isProblem(400, "invalid-field");
    }

    @Test
    void can_be_tried_out_and_be_sent_twice() {
        String receipt = move("'type':'incoming','location':'MAIN','quantity':5");
        String path = "/movements/" + receipt + "/reversal";

        side.as("max", "manager")
                .post(path + "?dryRun=true", "{'reason':'mistake'}")
                .is(200);
        Reply first = side.as("max", "manager")
                .header("Idempotency-Key", receipt)
                .post(path, "{'reason':'mistake'}")
                .is(201);
        Reply again = other.as("max", "manager")
                .header("Idempotency-Key", receipt)
                .post(path, "{'reason':'mistake'}")
                .is(201);

        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void takes_effect_when_it_is_said_to_but_not_before_what_it_takes_back() {
        String receipt = move("'type':'incoming','location':'MAIN','quantity':5,'effectiveAt':'2020-01-15T12:00:00Z'");
        String path = "/movements/" + receipt + "/reversal";

        side.as("max", "manager")
                .post(path, "{'reason':'mistake','effectiveAt':'2020-01-15T11:59:59Z'}")
                .isProblem(400, "invalid-field");
        side.as("max", "manager")
                .post(path, "{'reason':'mistake','effectiveAt':'2020-01-15T12:00:00Z'}")
                .is(201);
    }

    @Test
    void what_is_made_in_its_place_names_what_was_reversed() {
        String receipt = move("'type':'incoming','location':'MAIN','quantity':50");
        String replacement = "{'type':'incoming','sku':'%s','location':'MAIN','quantity':5,'replaces':'%s'}";

        clerk(replacement.formatted(sku, receipt)).isProblem(409, "not-reversed");
        clerk(replacement.formatted(sku, UUID.randomUUID())).isProblem(404, "unknown-movement");
        reverse(receipt).is(201);
        clerk(replacement.formatted(sku, receipt)).is(201);

        assertThat(side.number(
                        "SELECT count(*) FROM event_store.event WHERE payload ->> 'replaces' = '" + receipt + "'"))
                .isEqualTo(1);
    }

    @Test
    void of_a_hundred_sent_at_once_to_two_processes_one_is_done() {
        move("'type':'incoming','location':'MAIN','quantity':500");
        String issue = move("'type':'outgoing','location':'MAIN','quantity':2");

        List<Reply> replies = Together.send(100, 25, i -> (i % 2 == 0 ? side : other)
                .as("max", "manager")
                .post("/movements/" + issue + "/reversal", "{'reason':'mistake'}"));

        List<Reply> done =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(done).hasSize(1);
        replies.stream().filter(reply -> reply.status() != 201).forEach(reply -> assertThat(
                        reply.isProblem(409, "already-reversed").text("reversalId"))
                .isEqualTo(done.get(0).text("movementId")));
        assertThat(side.number("SELECT count(*) FROM event_store.event WHERE payload ->> 'reverses' = '" + issue + "'"))
                .isEqualTo(1);
    }

    private String move(String fields) {
        String movement = "{'sku':'" + sku + "'," + fields + "}";
        return side.as("max", "manager").post("/movements", movement).is(201).text("movementId");
    }

    private static Reply clerk(String movement) {
        return side.as("carl", "clerk").post("/movements", movement);
    }

    private static Reply reverse(String movement) {
        return side.as("max", "manager").post("/movements/" + movement + "/reversal", "{'reason':'mistake'}");
    }
}
