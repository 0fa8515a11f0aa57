package sklad.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import sklad.command.RunningSide.Requests;

class ConditionsTest {

    private static RunningSide side;
    private static int locations;

    private final String location = "LOC-" + locations++;

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void answers_a_key_again_with_the_same_bytes() {
        open();

        Reply first = keyed("k-1").post("/movements", incoming(5)).is(201);
        keyed("other").post("/movements", incoming(1)).is(201);
        Reply again = keyed("k-1").post("/movements", incoming(5)).is(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void answers_a_key_that_is_sent_a_hundred_times_at_once_with_one_event() {
        open();
        long before = side.events("Stock%");

        List<Reply> replies = Together.send(100, 50, i -> keyed("at-once").post("/movements", incoming(5)));

        assertThat(replies.stream().map(Reply::status)).containsOnly(201);
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(side.events("Stock%")).isEqualTo(before + 1);
    }

    @Test
    void refuses_a_key_that_stood_for_another_request() {
        open();
        keyed("k-2").post("/movements", incoming(5)).is(201);

        keyed("k-2").post("/movements", incoming(6)).isProblem(422, "idempotency-key-reused");
        keyed("k-2").post("/movements", incoming(5).replace("5}", "5.0}")).isProblem(422, "idempotency-key-reused");
        side.as("dora", "clerk")
                .header("Idempotency-Key", "k-2")
                .post("/movements", incoming(6))
                .is(201);
    }

    @Test
    void decides_a_refused_request_afresh() {
        open();

        keyed("k-3").post("/movements", outgoing(5)).isProblem(409, "insufficient-stock");
        side.as("carl", "clerk").post("/movements", incoming(5)).is(201);
        keyed("k-3").post("/movements", outgoing(5)).is(201);
        keyed("k-3").post("/movements", outgoing(5)).is(201);

        assertThat(side.as("carl", "clerk").post("/movements", incoming(1)).number("onHand"))
                .isEqualTo(1);
    }

    @Test
    void remembers_a_request_that_changed_nothing() {
        open();
        Requests mia = side.as("mia", "manager");
        mia.send("POST", "/locations/" + location + "/close", "").is(200);

        Reply first = mia.header("Idempotency-Key", "close-again")
                .send("POST", "/locations/" + location + "/close", "")
                .is(200);
        mia.post("/locations", "{'location':'" + location + "','name':'Corner'}")
                .is(201);
        Reply again = mia.header("Idempotency-Key", "close-again")
                .send("POST", "/locations/" + location + "/close", "")
                .is(200);

        assertThat(again.body()).isEqualTo(first.body());
        side.as("carl", "clerk").post("/movements", incoming(1)).is(201);
    }

    @Test
    void changes_only_the_version_that_the_client_has_seen() {
        open();
        Requests carl = side.as("carl", "clerk");
        carl.header("If-Match", "*").post("/movements", incoming(5)).isProblem(412, "stale-version");
        String seen = carl.post("/movements", incoming(5)).is(201).header("ETag");
        carl.post("/movements", incoming(5)).is(201);

        Reply stale =
                carl.header("If-Match", seen).post("/movements", outgoing(1)).isProblem(412, "stale-version");
        Reply fresh = carl.header("If-Match", "\"" + stale.number("version") + "\"")
                .post("/movements", outgoing(1))
                .is(201);

        assertThat(fresh.number("version")).isEqualTo(2);
        carl.header("If-Match", "*").post("/movements", outgoing(1)).is(201);
    }

    @Test
    void decides_a_dry_run_and_stores_nothing() {
        open();
        long before = side.events("%");
        Requests nina = side.as("nina", "clerk");

        Reply dry = nina.header("Idempotency-Key", "dry")
                .post("/movements?dryRun=true", incoming(5))
                .is(200);
        nina.post("/movements?dryRun=true", outgoing(5)).isProblem(409, "insufficient-stock");

        assertThat(dry.json().path("dryRun").asBoolean()).isTrue();
        assertThat(dry.json().has("position")).isFalse();
        assertThat(dry.number("onHand")).isEqualTo(5);
        assertThat(side.events("%")).isEqualTo(before);
        assertThat(side.number("SELECT count(*) FROM event_store.receipt WHERE key = 'dry'"))
                .isZero();
        assertThat(nina.header("Idempotency-Key", "dry")
                        .post("/movements", incoming(7))
                        .is(201)
                        .number("onHand"))
                .isEqualTo(7);
    }

    private void open() {
        side.as("mia", "manager")
                .post("/locations", "{'location':'" + location + "','name':'Corner'}")
                .is(201);
    }

    private static Requests keyed(String key) {
        return side.as("carl", "clerk").header("Idempotency-Key", key);
    }

    private String incoming(int quantity) {
        return movement("incoming", quantity);
    }

    private String outgoing(int quantity) {
        return movement("outgoing", quantity);
    }

    private String movement(String type, int quantity) {
        return "{'type':'%s','sku':'SKU-1','location':'%s','quantity':%d}".formatted(type, location, quantity);
    }
}
