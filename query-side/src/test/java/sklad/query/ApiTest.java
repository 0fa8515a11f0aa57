package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.adjusted;
import static sklad.query.projection.Events.arrived;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.sent;
import static sklad.query.projection.Events.user;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.LocationClosed;
import sklad.events.ProductDiscontinued;
import sklad.events.ProductRegistered;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** What a reader can ask, on the running application. */
class ApiTest {

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void a_small_warehouse() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), user("manager"), user("bob"));
        side.store().append("anna", location("MAIN"), location("SHOP"), new LocationClosed("SHOP", "moved"));
        side.store()
                .append(
                        "anna",
                        new ProductRegistered("LAMP", "White Lantern 100%", "Garden", "each", qty("10"), false),
                        new ProductRegistered("ROPE", "Rope_5", "Tools", "m", qty("2"), true),
                        product("SAW 1"),
                        new ProductDiscontinued("SAW 1", null));
        side.store().append("anna", received(1, "LAMP", "MAIN", "9", "9"), issued(2, "LAMP", "MAIN", "2", "7"));
        side.store()
                .append("bob", sent(3, "LAMP", "MAIN", "SHOP", "3", "4"), arrived(3, "LAMP", "SHOP", "MAIN", "3", "3"));
        last = side.store()
                .append("bob", received(4, "ROPE", "MAIN", "2.50", "2.50"), adjusted(5, "ROPE", "MAIN", "-2.5", "0"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void shows_a_product_with_what_is_on_hand_in_total_and_by_location() {
        Answer answer = get("/products/LAMP");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode product = answer.json();
        assertThat(product.path("sku").asString()).isEqualTo("LAMP");
        assertThat(product.path("onHand").decimalValue()).isEqualByComparingTo("7");
        assertThat(product.path("belowReorderPoint").asBoolean()).isTrue();
        assertThat(product.path("version").asLong()).isZero();
        assertThat(product.path("stock").values())
                .extracting(level -> level.path("location").asString() + " " + level.path("onHand"))
                .containsExactly("MAIN 4", "SHOP 3");
    }

    @Test
    void movements_are_found_by_when_they_were_stored_whenever_they_happened() {
        JsonNode all = get("/movements?order=asc").json().path("items");
        String third = all.path(2).path("recordedAt").asString();

        assertThat(get("/movements?order=asc&recordedFrom=" + third).json().at("/items/0"))
                .isEqualTo(all.path(2));
        assertThat(get("/movements?recordedTo=" + third).json().path("items").size())
                .isEqualTo(2);
        assertThat(get("/movements?recordedFrom=" + third + "&recordedTo=" + third)
                        .json()
                        .path("items")
                        .isEmpty())
                .isTrue();
        assertThat(side.get("/movements?recordedFrom=yesterday").status()).isEqualTo(400);
    }

    @Test
    void a_sku_with_a_blank_is_found() {
        assertThat(get("/products/SAW%201").json().path("discontinued").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/products                              | sku        | LAMP ROPE SAW~1",
                "/products?category=Garden              | sku        | LAMP SAW~1",
                "/products?q=lantern                    | sku        | LAMP",
                "/products?q=100%25                     | sku        | LAMP",
                "/products?q=%25                        | sku        | LAMP",
                "/products?q=_                          | sku        | ROPE",
                "/products?q=saw                        | sku        | SAW~1",
                "/products?belowReorderPoint=true       | sku        | LAMP ROPE",
                "/products?belowReorderPoint=false      | sku        | SAW~1",
                "/products?discontinued=true            | sku        | SAW~1",
                "/products?discontinued=false&q=r       | sku        | LAMP ROPE",
                "/stock                                 | location   | MAIN SHOP MAIN",
                "/stock?sku=LAMP                        | location   | MAIN SHOP",
                "/stock?location=MAIN                   | sku        | LAMP ROPE",
                "/stock?nonZero=true                    | sku        | LAMP LAMP",
                "/stock?nonZero=false                   | sku        | ROPE",
                "/movements                             | type       | adjustment incoming transfer transfer outgoing incoming",
                "/movements?order=asc                   | type       | incoming outgoing transfer transfer incoming adjustment",
                "/movements?sku=ROPE                    | quantity   | -2.5 2.50",
                "/movements?location=SHOP               | otherLocation | MAIN",
                "/movements?username=anna               | onHand     | 7 9",
                "/movements?type=transfer               | location   | SHOP MAIN",
                "/movements?reference=PO-1              | sku        | LAMP",
                "/movements?from=2026-01-04T12:00:00Z&sku=ROPE | type | adjustment incoming",
                "/movements?to=2026-01-04T12:00:00Z     | type       | ''",
                "/users                                 | username   | anna bob manager",
                "/users?role=clerk&active=true          | username   | anna bob manager",
                "/users?active=false                    | username   | ''",
                "/users?q=ANN                           | username   | anna",
                "/users?q=nna                           | username   | ''",
                "/users?q=b&role=clerk                  | username   | bob",
                "/locations                             | location   | MAIN SHOP",
                "/locations?open=true                   | location   | MAIN",
                "/locations?open=false                  | name       | Location~SHOP",
            })
    void lists_what_the_filter_names(String path, String field, String expected) {
        Answer answer = get(path);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<String> values = answer.json().path("items").values().stream()
                .map(item -> item.path(field).asString().replace(' ', '~'))
                .toList();
        assertThat(String.join(" ", values)).isEqualTo(expected);
        assertThat(answer.json().path("nextCursor").isNull()).isTrue();
        assertThat(answer.json().path("position").asLong()).isGreaterThanOrEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sku=LAMP", "sku=LAMP&order=asc", "location=MAIN", "sku=NONE", "sku=LAMP&to=2100-01-01T00:00:00Z"
            })
    void pages_of_one_give_the_rows_of_the_whole_in_its_order(String filter) {
        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/movements?limit=1&" + filter + cursor).json();
            page.path("items").forEach(paged::add);
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(paged)
                .containsExactlyElementsOf(
                        get("/movements?" + filter).json().path("items").values());
    }

    @Test
    void all_parameters_of_a_filter_that_do_not_fit_are_named_at_once() {
        assertThat(get("/movements?from=yesterday&type=theft")
                        .json()
                        .path("errors")
                        .values())
                .extracting(error -> error.path("field").asString())
                .containsExactly("from", "type");
    }

    @Test
    void a_header_with_the_name_of_a_parameter_is_no_parameter() {
        Answer answer = side.getWithHeader("/movements?sku=ROPE", "location", "NOWHERE");

        assertThat(answer.json().path("items")).isNotEmpty();
    }

    @Test
    void a_movement_says_everything_about_itself() {
        JsonNode row = get("/movements?reference=PO-1").json().path("items").path(0);

        assertThat(row.toString())
                .startsWith("{\"position\":11,\"movementId\":\"" + id(1) + "\",\"type\":\"incoming\",\"sku\":\"LAMP\","
                        + "\"location\":\"MAIN\",")
                .contains(
                        "\"quantity\":9,\"onHand\":9,\"unitCost\":2.55,\"reason\":\"purchase\",\"reference\":\"PO-1\","
                                + "\"effectiveAt\":\"2026-01-04T12:00:00Z\",\"recordedAt\":\"")
                .endsWith("\"username\":\"anna\",\"client\":\"test\"}");
    }

    @Test
    void a_transfer_is_one_movement_of_two_rows() {
        JsonNode transfer = get("/movements/" + id(3)).json();

        assertThat(transfer.path("items").values())
                .extracting(row -> row.path("location").asString() + row.path("quantity"))
                .containsExactly("MAIN-3", "SHOP3");
    }

    @Test
    void shows_what_a_user_has_done() {
        JsonNode bob = get("/users/bob").json();

        assertThat(bob.path("role").asString()).isEqualTo("clerk");
        assertThat(bob.path("active").asBoolean()).isTrue();
        assertThat(bob.path("movements"))
                .hasToString(
                        "{\"incoming\":1,\"outgoing\":0,\"adjustment\":1,\"transfer\":1,\"reversal\":0,\"total\":3}");
        assertThat(bob.path("lastActivityAt").asString()).isNotEmpty();
    }

    @Test
    void shows_a_location() {
        assertThat(get("/locations/SHOP").json().path("open").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/products/NOPE, unknown-product",
        "/users/nobody, unknown-user",
        "/locations/NOPE, unknown-location",
        "/movements/00000000-0000-0000-0000-000000000000, not-found",
        "/nowhere, not-found",
    })
    void what_is_not_there_is_a_404_with_a_code(String path, String code) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "/products?catgory=Garden, catgory",
        "/products/LAMP?category=Garden, category",
        "/products?limit=0, limit",
        "/products?limit=501, limit",
        "/products?limit=many, limit",
        "/products?q=, q",
        "/products?discontinued=perhaps, discontinued",
        "/products?limit=1&limit=2, limit",
        "/products?after=-1, after",
        "/products?after=x, after",
        "/products?cursor=AAAA, cursor",
        "/products?cursor=***, cursor",
        "/movements?type=theft, type",
        "/movements?from=yesterday, from",
        "/movements?order=up, order",
        "/movements/17, movementId",
        "/users?role=king, role",
    })
    void a_parameter_that_does_not_fit_is_named(String path, String field) {
        Answer answer = get(path.replace("***", "%2A%2A"));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-field");
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @Test
    void a_misspelt_parameter_is_answered_with_the_known_ones() {
        assertThat(get("/products?catgory=x")
                        .json()
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asString())
                .isEqualTo("is no parameter here; there are after, belowReorderPoint, category, cursor, discontinued,"
                        + " limit, q");
    }

    private static Answer get(String path) {
        String after = path.startsWith("/nowhere") || path.contains("after=") || path.contains("catgory")
                ? ""
                : (path.contains("?") ? "&" : "?") + "after=" + last;
        return side.get(path + after);
    }
}
