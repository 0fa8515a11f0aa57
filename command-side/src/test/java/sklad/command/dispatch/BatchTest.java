package sklad.command.dispatch;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import sklad.command.RunningSide.Requests;
import tools.jackson.databind.JsonNode;

class BatchTest {

    private static final RunningSide SIDE = RunningSide.withProduct();

    private static int locations;

    private final String location = "LOC-" + locations++;
    private final Requests carl = SIDE.as("carl", "clerk");

    @AfterAll
    static void stop() {
        SIDE.close();
    }

    @Test
    void accepts_five_of_ten_where_each_line_stands_for_itself() {
        receive(5);

        Reply reply = carl.post("/movements/batch?mode=independent", lines(10, i -> line("outgoing", 1)))
                .is(200);

        assertThat(reply.number("accepted")).isEqualTo(5);
        assertThat(reply.number("refused")).isEqualTo(5);
        assertThat(statuses(reply)).isEqualTo(Map.of("accepted", 5L, "refused", 5L));
        JsonNode fifth = reply.json().at("/outcomes/4");
        assertThat(fifth.path("onHand").asLong()).isZero();
        assertThat(fifth.path("position").asLong()).isEqualTo(reply.number("position"));
        assertThat(reply.json().at("/outcomes/5/code").asString()).isEqualTo("insufficient-stock");
        assertThat(stored()).isEqualTo(6);
    }

    @Test
    void refuses_all_of_ten_where_they_stand_together() {
        receive(5);

        Reply reply = carl.post("/movements/batch?mode=atomic", lines(10, i -> line("outgoing", 1)))
                .isProblem(409, "batch-refused");

        assertThat(reply.json().path("outcomes")).hasSize(5);
        assertThat(reply.json().at("/outcomes/0/line").asLong()).isEqualTo(6);
        assertThat(reply.text("detail")).contains("5 of 10").contains("none");
        assertThat(stored()).isEqualTo(1);
        Reply five = carl.post("/movements/batch?mode=atomic", lines(5, i -> line("outgoing", 1)))
                .is(201);
        assertThat(five.number("accepted")).isEqualTo(5);
    }

    @Test
    void lets_stock_come_in_before_it_goes_out() {
        receive(0.5);

        Reply reply = carl.post(
                        "/movements/batch",
                        "[" + line("incoming", 5) + "," + line("outgoing", 5.5) + "," + line("incoming", 2) + "]")
                .is(201);

        assertThat(reply.json().at("/outcomes/2/onHand").asLong()).isEqualTo(2);
        assertThat(reply.json().at("/outcomes/2/version").asLong()).isEqualTo(3);
    }

    @Test
    void refuses_lines_that_make_no_sense_one_by_one() {
        receive(1);
        String batch = "[" + line("outgoing", -1) + ",{'type':'incoming'},5," + line("outgoing", 1) + ",{'colour':1}]";

        Reply independent = carl.post("/movements/batch?mode=independent&dryRun=true", batch)
                .is(200);
        Reply atomic = carl.post("/movements/batch?mode=atomic", batch).isProblem(409, "batch-refused");

        assertThat(statuses(independent)).isEqualTo(Map.of("refused", 4L, "accepted", 1L));
        assertThat(independent.json().at("/outcomes/0/code").asString()).isEqualTo("invalid-field");
        assertThat(independent.json().at("/outcomes/0/errors/0/field").asString())
                .isEqualTo("quantity");
        assertThat(independent.json().at("/outcomes/2/code").asString()).isEqualTo("malformed-request");
        assertThat(atomic.json().path("outcomes")).hasSize(4);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void applies_each_key_once_however_often_it_comes() {
        receive(10);
        String batch = "[" + keyed("a", 1) + "," + keyed("b", 2) + "," + keyed("a", 1) + "," + keyed("b", 9) + "]";

        Reply first = carl.post("/movements/batch?mode=independent", batch).is(200);
        Reply again = carl.post("/movements/batch?mode=independent", batch).is(200);

        assertThat(texts(first, "status")).containsExactly("accepted", "accepted", "replayed", "refused");
        assertThat(texts(again, "status")).containsExactly("replayed", "replayed", "replayed", "refused");
        assertThat(first.json().at("/outcomes/3/code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(texts(again, "movementId").subList(0, 3))
                .isEqualTo(texts(first, "movementId").subList(0, 3));
        assertThat(texts(again, "position").subList(0, 3))
                .isEqualTo(texts(first, "position").subList(0, 3));
        assertThat(stored()).isEqualTo(3);
        Reply alone = carl.header("Idempotency-Key", location + "a")
                .post("/movements", line("outgoing", 1))
                .is(201);
        assertThat(alone.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void makes_the_keys_of_its_lines_from_its_own() {
        receive(10);
        String batch = lines(3, i -> line("outgoing", 1));

        carl.header("Idempotency-Key", location).post("/movements/batch", batch).is(201);
        Reply again = carl.header("Idempotency-Key", location)
                .post("/movements/batch", batch)
                .is(200);

        assertThat(again.number("replayed")).isEqualTo(3);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void transfers_within_a_batch() {
        receive(3);
        String transfer = "{'type':'transfer','sku':'SKU-1','location':'%s','toLocation':'SHOP','quantity':1}"
                .formatted(location);

        Reply reply = carl.post("/movements/batch?mode=independent", lines(4, i -> transfer))
                .is(200);

        assertThat(texts(reply, "status")).containsExactly("accepted", "accepted", "accepted", "refused");
        assertThat(reply.json().at("/outcomes/2/toOnHand").asLong()
                        - reply.json().at("/outcomes/0/toOnHand").asLong())
                .isEqualTo(2);
    }

    @Test
    void registers_products() {
        Reply reply = SIDE.as("mia", "manager")
                .post(
                        "/products/batch?mode=independent",
                        "[" + product("B-1") + "," + product("B-2") + "," + product("B-1") + ",{'sku':'B-3'}]")
                .is(200);

        assertThat(texts(reply, "status")).containsExactly("accepted", "accepted", "refused", "refused");
        assertThat(reply.json().at("/outcomes/2/code").asString()).isEqualTo("duplicate-sku");
    }

    @Test
    void takes_concurrent_batches_over_the_same_streams() {
        receive(200);
        String there = lines(
                20, i -> i % 2 == 0 ? line("outgoing", 1) : line("incoming", 1).replace(location, "MAIN"));
        String back = lines(
                20, i -> i % 2 == 1 ? line("outgoing", 1) : line("incoming", 1).replace(location, "MAIN"));

        List<Reply> replies = Together.send(
                20, 10, i -> SIDE.as("carl", "clerk").post("/movements/batch", i % 2 == 0 ? there : back));

        assertThat(replies.stream().map(Reply::status)).containsOnly(201);
        assertThat(stored()).isEqualTo(201);
    }

    @Test
    void refuses_what_is_no_batch() {
        carl.post("/movements/batch", "{}").isProblem(400, "invalid-field");
        carl.post("/movements/batch", lines(10_001, i -> "{}")).isProblem(400, "invalid-field");
        carl.post("/movements/batch", "[{").isProblem(400, "malformed-request");
        assertThat(carl.post("/movements/batch", "[]").is(200).number("accepted"))
                .isZero();
    }

    private void receive(double quantity) {
        SIDE.as("mia", "manager")
                .post("/locations", "{'location':'" + location + "','name':'Corner'}")
                .is(201);
        carl.post("/movements", line("incoming", quantity)).is(201);
    }

    private long stored() {
        return SIDE.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'stock:SKU-1@" + location + "'");
    }

    private String line(String type, double quantity) {
        return "{'type':'%s','sku':'SKU-1','location':'%s','quantity':%s}"
                .formatted(type, location, quantity == Math.rint(quantity) ? "" + (long) quantity : "" + quantity);
    }

    private String keyed(String key, int quantity) {
        return line("outgoing", quantity).replace("}", ",'idempotencyKey':'" + location + key + "'}");
    }

    private static String product(String sku) {
        return "{'sku':'" + sku + "','name':'Lantern'}";
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(joining(",", "[", "]"));
    }

    private static List<String> texts(Reply reply, String field) {
        return reply.json()
                .path("outcomes")
                .valueStream()
                .map(outcome -> outcome.path(field).asString())
                .toList();
    }

    private static Map<String, Long> statuses(Reply reply) {
        return texts(reply, "status").stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
}
