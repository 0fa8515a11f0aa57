package sklad.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;

class TwoProcessesTest {

    private static RunningSide one;
    private static RunningSide other;

    @BeforeAll
    static void start() {
        one = RunningSide.withProduct();
        other = one.another();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void sell_exactly_what_is_on_hand() {
        receive(one, "SHOP", 500);

        List<Integer> statuses = Together.send(
                1000, 32, i -> issue(i % 2 == 0 ? one : other, "SHOP", 1).status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(500);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(500);
        assertThat(issue(one, "SHOP", 1).isProblem(409, "insufficient-stock").number("onHand"))
                .isZero();
        assertThat(one.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'stock:SKU-1@SHOP'"))
                .isEqualTo(501);
        assertThat(one.number(
                        "SELECT max(sequence_number) FROM event_store.event WHERE stream_id = 'stock:SKU-1@SHOP'"))
                .isEqualTo(500);
    }

    @Test
    void refuse_nothing_for_what_they_remember_wrongly() {
        one.as("mia", "manager")
                .post("/locations", "{'location':'YARD','name':'Yard'}")
                .is(201);
        issue(one, "YARD", 1).isProblem(409, "insufficient-stock");
        receive(other, "YARD", 5);
        issue(one, "YARD", 5).is(201);
        receive(other, "YARD", 3);

        Reply refused = issue(one, "YARD", 4).isProblem(409, "insufficient-stock");

        assertThat(refused.number("onHand")).isEqualTo(3);
    }

    @Test
    void see_what_the_other_one_knows_of_products_and_locations() {
        one.as("mia", "manager")
                .post("/products", "{'sku':'SKU-9','name':'Lantern'}")
                .is(201);
        one.as("mia", "manager")
                .post("/locations", "{'location':'HALL','name':'Hall'}")
                .is(201);
        String movement = "{'type':'incoming','sku':'SKU-9','location':'HALL','quantity':1}";
        one.as("carl", "clerk").post("/movements", movement).is(201);
        other.as("carl", "clerk").post("/movements", movement).is(201);

        other.as("mia", "manager").send("POST", "/locations/HALL/close", "").is(200);
        one.as("carl", "clerk").post("/movements", movement).isProblem(409, "location-closed");

        other.as("mia", "manager")
                .post("/locations", "{'location':'HALL','name':'Hall'}")
                .is(201);
        one.as("carl", "clerk").post("/movements", movement).is(201);

        other.as("mia", "manager")
                .send("POST", "/products/SKU-9/discontinue", "")
                .is(200);
        one.as("carl", "clerk").post("/movements", movement).isProblem(409, "product-discontinued");
    }

    @Test
    void change_nothing_only_if_nothing_changed_elsewhere() {
        one.as("mia", "manager")
                .post("/products", "{'sku':'SKU-8','name':'Lantern'}")
                .is(201);
        other.as("mia", "manager")
                .send("PATCH", "/products/SKU-8", "{\"name\":\"Lamp\"}")
                .is(200);

        Reply back = one.as("mia", "manager")
                .send("PATCH", "/products/SKU-8", "{\"name\":\"Lantern\"}")
                .is(200);

        assertThat(back.number("version")).isEqualTo(2);
    }

    @Test
    void answer_one_key_alike_with_one_event_between_them() {
        String movement = "{'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'reference':'KEYED'}";

        List<Reply> replies = Together.send(100, 25, i -> (i % 2 == 0 ? one : other)
                .as("carl", "clerk")
                .header("Idempotency-Key", "between-processes")
                .post("/movements", movement));

        assertThat(replies.stream().map(Reply::status)).containsOnly(201);
        assertThat(replies.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(one.number("SELECT count(*) FROM event_store.event WHERE payload->>'reference' = 'KEYED'"))
                .isEqualTo(1);
    }

    private static Reply issue(RunningSide side, String location, int quantity) {
        return move(side, "outgoing", location, quantity);
    }

    private static void receive(RunningSide side, String location, int quantity) {
        move(side, "incoming", location, quantity).is(201);
    }

    private static Reply move(RunningSide side, String type, String location, int quantity) {
        return side.as("carl", "clerk")
                .post(
                        "/movements",
                        "{'type':'%s','sku':'SKU-1','location':'%s','quantity':%d}"
                                .formatted(type, location, quantity));
    }
}
