package sklad.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;

class MovementApiTest {

    private static RunningSide side;
    private static int skus;

    private final String sku = "SKU-" + (100 + skus++);

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void answers_what_a_receipt_led_to() {
        register("");

        Reply first =
                move("'type':'incoming','location':'MAIN','quantity':12.50").is(201);
        Reply second =
                move("'type':'incoming','location':'MAIN','quantity':100").is(201);

        assertThat(first.text("movementId")).matches("[0-9a-f]{8}-[0-9a-f]{4}-7.*");
        assertThat(second.text("sku")).isEqualTo(sku);
        assertThat(second.text("location")).isEqualTo("MAIN");
        assertThat(second.body()).contains("\"quantity\":100,\"onHand\":112.5,\"version\":1,\"position\":");
        assertThat(second.number("position")).isEqualTo(first.number("position") + 1);
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void rejects_an_issue_beyond_the_stock_on_hand_and_says_what_is_there() {
        register("");
        move("'type':'incoming','location':'MAIN','quantity':5").is(201);

        Reply refused = move("'type':'outgoing','location':'MAIN','quantity':6").isProblem(409, "insufficient-stock");

        assertThat(refused.number("onHand")).isEqualTo(5);
        assertThat(refused.number("requested")).isEqualTo(6);
        move("'type':'outgoing','location':'MAIN','quantity':5").is(201);
    }

    @Test
    void transfers_in_one_append() {
        register("");
        move("'type':'incoming','location':'MAIN','quantity':5").is(201);

        Reply moved = move("'type':'transfer','location':'MAIN','toLocation':'SHOP','quantity':2")
                .is(201);

        assertThat(moved.number("onHand")).isEqualTo(3);
        assertThat(moved.text("toLocation")).isEqualTo("SHOP");
        assertThat(moved.number("toOnHand")).isEqualTo(2);
        assertThat(moved.number("toVersion")).isEqualTo(0);
        assertThat(side.number(
                        "SELECT count(DISTINCT payload->>'movementId') FROM event_store.event WHERE payload->>'sku' = '"
                                + sku + "' AND event_type LIKE 'StockTransferred%'"))
                .isEqualTo(1);
    }

    @Test
    void corrects_with_a_sign() {
        register("");
        move("'type':'incoming','location':'MAIN','quantity':5").is(201);

        assertThat(move("'type':'adjustment','location':'MAIN','quantity':-0.25,'reason':'broken'")
                        .is(201)
                        .body())
                .contains("\"quantity\":-0.25,\"onHand\":4.75");
        move("'type':'adjustment','location':'MAIN','quantity':0").isProblem(400, "invalid-field");
    }

    @Test
    void goes_below_zero_where_the_product_allows_it() {
        register(",'negativeStockAllowed':true");

        assertThat(move("'type':'outgoing','location':'MAIN','quantity':5")
                        .is(201)
                        .number("onHand"))
                .isEqualTo(-5);
    }

    @Test
    void refuses_what_it_does_not_know() {
        move("'type':'incoming','location':'MAIN','quantity':5").isProblem(404, "unknown-product");
        register("");
        move("'type':'incoming','location':'NOWHERE','quantity':5").isProblem(404, "unknown-location");
    }

    @Test
    void takes_no_more_of_a_discontinued_product() {
        register("");
        move("'type':'incoming','location':'MAIN','quantity':5").is(201);
        side.as("mia", "manager")
                .post("/products/" + sku + "/discontinue", "{'reason':'old'}")
                .is(200);

        move("'type':'incoming','location':'MAIN','quantity':5").isProblem(409, "product-discontinued");
        move("'type':'outgoing','location':'MAIN','quantity':5").is(201);
    }

    @Test
    void moves_nothing_at_a_closed_location_until_it_is_open_again() {
        register("");
        String code = "LOC-" + sku;
        side.as("mia", "manager")
                .post("/locations", "{'location':'" + code + "','name':'Corner'}")
                .is(201);
        move("'type':'incoming','location':'" + code + "','quantity':5").is(201);
        side.as("mia", "manager")
                .send("POST", "/locations/" + code + "/close", "")
                .is(200);

        move("'type':'outgoing','location':'" + code + "','quantity':5").isProblem(409, "location-closed");
        side.as("mia", "manager")
                .post("/locations", "{'location':'" + code + "','name':'Corner'}")
                .is(201);
        move("'type':'outgoing','location':'" + code + "','quantity':5").is(201);
    }

    @Test
    void believes_no_time_in_the_future() {
        register("");

        move("'type':'incoming','location':'MAIN','quantity':5,'effectiveAt':'2999-01-01T00:00:00Z'")
                .isProblem(400, "invalid-field");
        side.as("mia", "manager")
                .post(
                        "/movements",
                        "{'type':'incoming','sku':'%s','location':'MAIN','quantity':5,'effectiveAt':'2010-12-01T08:26:00Z'}"
                                .formatted(sku))
                .is(201);
    }

    @Test
    void names_the_field_that_does_not_go_with_the_type() {
        assertThat(move("'type':'transfer','location':'MAIN','quantity':1")
                        .isProblem(400, "invalid-field")
                        .body())
                .contains("\"field\":\"toLocation\"");
        assertThat(move("'type':'transfer','location':'MAIN','toLocation':'MAIN','quantity':1")
                        .isProblem(400, "invalid-field")
                        .body())
                .contains("\"field\":\"toLocation\"");
        assertThat(move("'type':'outgoing','location':'MAIN','quantity':-1")
                        .isProblem(400, "invalid-field")
                        .body())
                .contains("\"field\":\"quantity\"");
    }

    @Test
    void says_who_through_what_and_in_which_request() {
        register("");
        side.as("carl", "clerk")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post("/movements", "{'type':'incoming','sku':'" + sku + "','location':'MAIN','quantity':1}")
                .is(201);

        assertThat(side.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'stock:" + sku + "@MAIN' AND "
                        + "metadata::jsonb = '{\"username\": \"carl\", \"client\": \"sklad-test\", "
                        + "\"traceId\": \"0af7651916cd43dd8448eb211c80319c\"}'"))
                .isEqualTo(1);
    }

    private void register(String more) {
        side.as("mia", "manager")
                .post("/products", "{'sku':'" + sku + "','name':'Lantern'" + more + "}")
                .is(201);
    }

    private Reply move(String movement) {
        return side.as("carl", "clerk").post("/movements", "{'sku':'" + sku + "'," + movement + "}");
    }
}
