package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** An event that can't be applied stops its own stream and nothing else, and can be healed. */
class DeadLettersTest {

    private static final RunningQuerySide SIDE = RunningQuerySide.shared();

    @BeforeAll
    static void somebody() {
        SIDE.store().append("lena", user("lena"));
    }

    @Test
    void a_poison_event_waits_with_its_stream_while_the_rest_flows_and_a_retry_heals_it() {
        SIDE.store().append("lena", product("SOUND"), received(1, "SOUND", "MAIN", "1", "1"));
        long poison = SIDE.store().append("lena", received(2, "GHOST", "MAIN", "5", "5"));
        long behind = SIDE.store().append("lena", issued(3, "GHOST", "MAIN", "2", "3"));
        long last = SIDE.store().append("lena", received(4, "SOUND", "MAIN", "1", "2"));

        assertThat(onHand("SOUND", last)).isEqualTo("2");
        assertThat(SIDE.get("/movements?sku=GHOST&after=" + last)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(letters("product", "stock:GHOST@MAIN"))
                .containsExactly(
                        poison + " MissingRow: No row GHOST in product false 1",
                        behind + " waits behind an earlier event of stock:GHOST@MAIN true 0");

        assertThat(retry("stock:GHOST@MAIN")
                        .json()
                        .path("failed")
                        .path(0)
                        .path("error")
                        .asString())
                .isEqualTo("MissingRow: No row GHOST in product");
        assertThat(letters("product", "stock:GHOST@MAIN").get(0)).endsWith("false 2");

        long registered = SIDE.store().append("lena", product("GHOST"));
        assertThat(onHand("GHOST", registered)).isEqualTo("0");
        assertThat(retry("stock:GHOST@MAIN").json().path("applied")).hasToString("[" + poison + "," + behind + "]");
        assertThat(onHand("GHOST", registered)).isEqualTo("3");
        assertThat(letters("product", "stock:GHOST@MAIN")).isEmpty();

        long after = SIDE.store().append("lena", received(5, "GHOST", "MAIN", "1", "4"));
        assertThat(onHand("GHOST", after)).isEqualTo("4");
    }

    @Test
    void an_event_that_this_build_can_not_read_waits_for_one_that_can() {
        long unknown = SIDE.store().appendUnreadable("location:ODD", "LocationPainted", "{}");
        long malformed = SIDE.store().appendUnreadable("location:BAD", "LocationOpened", "{\"location\":[]}");
        long last = SIDE.store().append("lena", location("EVEN"));

        assertThat(SIDE.get("/locations/EVEN?after=" + last).status()).isEqualTo(200);
        assertThat(letters("location", "location:ODD"))
                .singleElement()
                .asString()
                .startsWith(unknown + " Unreadable: The event store holds a LocationPainted");
        assertThat(letters("location", "location:BAD"))
                .singleElement()
                .asString()
                .startsWith(malformed + " Unreadable: ");
        assertThat(letters("stock_movement", "location:BAD")).isEmpty();
    }

    @Test
    void events_of_an_unknown_user_wait_together_wherever_they_are_stored() {
        SIDE.store().append("lena", product("COUNTED"));
        long first = SIDE.store().append("nobody", received(1, "COUNTED", "MAIN", "1", "1"));
        long second = SIDE.store().append("nobody", received(2, "COUNTED", "SHOP", "1", "1"));
        long last = SIDE.store().append("lena", received(3, "COUNTED", "MAIN", "1", "2"));

        assertThat(SIDE.get("/users/lena?after=" + last).status()).isEqualTo(200);
        assertThat(letters("user_account", "user:nobody"))
                .containsExactly(
                        first + " MissingRow: No row nobody in user_account false 1",
                        second + " waits behind an earlier event of user:nobody true 0");
        assertThat(onHand("COUNTED", last)).isEqualTo("3");
    }

    @Test
    void an_operator_sees_how_each_projection_is_doing() {
        JsonNode projections = SIDE.get("/operations/projections", "admin").json();

        assertThat(projections.values())
                .extracting(projection -> projection.path("name").asString())
                .containsExactly("audit_entry", "location", "product", "stock_movement", "user_account");
        assertThat(projections.path(0).path("running").asBoolean()).isTrue();
    }

    @Test
    void an_unknown_projection_is_named() {
        Answer answer = SIDE.get("/operations/dead-letters?projection=orders", "admin");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("projection must be one of audit_entry, location, product, stock_movement, user_account");
    }

    private static Answer retry(String stream) {
        return SIDE.post("/operations/dead-letters/retry?projection=product&stream=" + stream, "admin");
    }

    private static String onHand(String sku, long after) {
        return SIDE.get("/products/" + sku + "?after=" + after)
                .json()
                .path("onHand")
                .asString();
    }

    private static List<String> letters(String projection, String stream) {
        return SIDE
                .get("/operations/dead-letters?limit=1000&projection=" + projection, "admin")
                .json()
                .values()
                .stream()
                .filter(letter -> letter.path("stream").asString().equals(stream))
                .map(letter ->
                        letter.path("position") + " " + letter.path("error").asString() + " "
                                + letter.path("parkedBehind") + " " + letter.path("attempts"))
                .toList();
    }
}
