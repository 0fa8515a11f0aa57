package sklad.query.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.EFFECTIVE;
import static sklad.query.projection.Events.id;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.reversed;
import static sklad.query.projection.Events.user;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.events.StockIssued;
import sklad.query.RunningQuerySide;
import tools.jackson.databind.JsonNode;

/** A movement, what took it back, and what was made in its place: linked both ways, without any row being changed. */
class CorrectionChainTest {

    private static RunningQuerySide side;
    private static long last;

    @BeforeAll
    static void a_corrected_issue() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), product("LAMP"), received(1, "LAMP", "MAIN", "9", "9"));
        StockIssued wrong = issued(2, "LAMP", "MAIN", "6", "3");
        StockIssued wrongAgain = replacement(4, "1", "8", 2);
        last = side.store()
                .append(
                        "anna",
                        wrong,
                        reversed(3, wrong, null, "9"),
                        wrongAgain,
                        reversed(5, wrongAgain, null, "9"),
                        replacement(6, "2", "7", 4));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6})
    void the_whole_chain_is_shown_whichever_member_is_asked_for(long member) {
        JsonNode chain = get("/movements/" + id(member) + "/chain");

        assertThat(chain.path("items").values())
                .extracting(row -> row.path("type").asString() + row.path("quantity"))
                .containsExactly("outgoing-6", "reversal6", "outgoing-1", "reversal1", "outgoing-2");
    }

    @Test
    void a_movement_that_was_never_corrected_is_a_chain_of_its_own() {
        assertThat(get("/movements/" + id(1) + "/chain").path("items").size()).isEqualTo(1);
        assertThat(side.get("/movements/" + id(99) + "/chain").status()).isEqualTo(404);
    }

    @Test
    void the_ledger_shows_both_ways() {
        List<JsonNode> rows =
                List.copyOf(get("/movements?order=asc").path("items").values());

        assertThat(rows.get(1).path("reversedBy").asString()).isEqualTo(id(3).toString());
        assertThat(rows.get(2).path("reverses").asString()).isEqualTo(id(2).toString());
        assertThat(rows.get(3).path("replaces").asString()).isEqualTo(id(2).toString());
        assertThat(rows.get(5).has("reversedBy")).isFalse();
        assertThat(get("/movements?type=reversal").path("items").size()).isEqualTo(2);
        assertThat(get("/users/anna").path("movements").path("reversal").asLong())
                .isEqualTo(2);
    }

    private static JsonNode get(String path) {
        return side.get(path + (path.contains("?") ? "&" : "?") + "after=" + last)
                .json();
    }

    private static StockIssued replacement(long id, String quantity, String onHand, long replaced) {
        return new StockIssued(
                id(id), "LAMP", "MAIN", qty(quantity), qty(onHand), null, null, null, EFFECTIVE, id(replaced));
    }
}
