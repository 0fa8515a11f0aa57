package sklad.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import sklad.standalone.load.Api.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the README tells, from token to answer. */
class WarehouseStoryTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();

    private final Api clerk = SYSTEM.commands(DemoUser.CLARA);
    private final Api viewer = SYSTEM.queries(DemoUser.VERA);

    @BeforeAll
    static void a_manager_opens_two_locations_and_registers_a_product() {
        Api manager = SYSTEM.commands(DemoUser.MAX);
        assertThat(post(manager, "/locations", "{'location': 'STORY', 'name': 'Main warehouse'}")
                        .status())
                .isEqualTo(201);
        assertThat(post(manager, "/locations", "{'location': 'STORY-SHOP', 'name': 'Shop'}")
                        .status())
                .isEqualTo(201);
        assertThat(post(manager, "/products", "{'sku': 'LANTERN', 'name': 'White lantern', 'reorderPoint': 10}")
                        .status())
                .isEqualTo(201);
        assertThat(post(manager, "/products", "{'sku': 'BULB', 'name': 'Bulb'}").status())
                .isEqualTo(201);
    }

    @Test
    void a_receipt_becomes_an_event_a_row_and_an_answer() {
        Answer received = move("incoming", "LANTERN", "100, 'reference': 'PO-7', 'unitCost': 2.55");
        assertThat(received.status()).isEqualTo(201);
        assertThat(received.body().path("onHand").asInt()).isEqualTo(100);

        JsonNode product = read("/products/LANTERN", received);
        assertThat(product.path("onHand").decimalValue()).isEqualByComparingTo("100");

        JsonNode movement =
                read("/movements?sku=LANTERN", received).path("items").get(0);
        assertThat(movement.path("username").asString()).isEqualTo("clara");
        assertThat(movement.path("reference").asString()).isEqualTo("PO-7");
        assertThat(movement.path("movementId")).isEqualTo(received.body().path("movementId"));
    }

    @Test
    void every_write_is_seen_by_a_read_that_asks_for_its_position() {
        BigDecimal expected = BigDecimal.ZERO;
        for (int quantity = 1; quantity <= 100; quantity++) {
            Answer received = move("incoming", "BULB", "" + quantity);
            expected = expected.add(BigDecimal.valueOf(quantity));
            assertThat(read("/products/BULB", received).path("onHand").decimalValue())
                    .isEqualByComparingTo(expected);
        }
    }

    @Test
    void what_a_role_may_not_do_is_refused_and_nothing_is_stored() {
        Answer refused = post(SYSTEM.commands(DemoUser.VERA), "/products", "{'sku': 'VERAS', 'name': 'Hers'}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(viewer.get("/products/VERAS").status()).isEqualTo(404);
    }

    @Test
    void a_token_that_is_none_is_refused_by_both_sides() {
        Ports ports = SYSTEM.ports();
        for (String url : new String[] {ports.commandUrl() + "/movements", ports.queryUrl() + "/products"}) {
            Api nobody = new Api(url, () -> "no.such.token", java.time.Duration.ofSeconds(1), notice -> {});
            assertThat(nobody.get("").status()).isEqualTo(401);
        }
    }

    private Answer move(String type, String sku, String quantity) {
        return post(
                clerk,
                "/movements",
                "{'type': '" + type + "', 'sku': '" + sku + "', 'location': 'STORY', 'quantity': " + quantity + "}");
    }

    private JsonNode read(String path, Answer write) {
        String after = (path.contains("?") ? "&" : "?") + "after="
                + write.body().path("position").asLong();
        return viewer.get(path + after).body();
    }

    private static Answer post(Api api, String path, String json) {
        return api.post(path, JsonMapper.shared().readTree(json.replace('\'', '"')), null);
    }
}
