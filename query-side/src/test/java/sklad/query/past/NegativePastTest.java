package sklad.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.qty;
import static sklad.query.projection.Events.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.events.StockAdjusted;
import sklad.query.RunningQuerySide;
import tools.jackson.databind.JsonNode;

/** The report against an addition of all movements, moment by moment. */
class NegativePastTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SEED = 11;

    private static RunningQuerySide side;
    private static final List<StockAdjusted> MOVEMENTS = new ArrayList<>();
    private static long last;

    @BeforeAll
    static void stock_items_in_and_out_of_order() {
        side = RunningQuerySide.start();
        side.store().append("anna", user("anna"), product("A"), product("B"), product("C"));
        moved("A", "MAIN", 1, 5, 5);
        moved("A", "MAIN", 3, -5, 0);
        moved("A", "SHOP", 5, 5, 5);
        moved("A", "SHOP", 2, -2, 3);
        moved("A", "SHOP", 3, -1, 2);
        moved("B", "MAIN", 1, -4, -4);
        moved("B", "MAIN", 2, 4, 0);
        Random random = new Random(SEED);
        int onHand = 0;
        for (int i = 0; i < 200; i++) {
            int change = Math.max(random.nextInt(9) - 4, -onHand);
            onHand += change;
            if (change != 0) {
                moved("C", "MAIN", random.nextInt(60), change, onHand);
            }
        }
        last = side.store().append("anna", MOVEMENTS.toArray(StockAdjusted[]::new));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void names_each_moment_at_which_less_than_nothing_was_on_hand() {
        assertThat(moments("?sku=A")).containsExactly("A SHOP 2 3 -2", "A SHOP 3 5 -3");
        assertThat(moments("?sku=B")).containsExactly("B MAIN 1 2 -4");
        assertThat(moments("?location=SHOP")).hasSize(2);
    }

    @Test
    void agrees_with_adding_everything_up() {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        MOVEMENTS.stream()
                .filter(movement -> movement.sku().equals("C"))
                .forEach(movement ->
                        changes.merge(movement.effectiveAt(), movement.change().intValueExact(), Integer::sum));
        List<String> expected = new ArrayList<>();
        int onHand = 0;
        for (Instant moment : changes.keySet()) {
            onHand += changes.getOrDefault(moment, 0);
            if (onHand < 0) {
                Instant until = changes.higherKey(moment);
                expected.add("C MAIN " + minute(moment) + " " + (until == null ? "" : minute(until)) + " " + onHand);
            }
        }

        assertThat(moments("?sku=C")).as("seed %d", SEED).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void knows_what_was_negative_then_and_what_was_known_of_it() {
        assertThat(moments("?sku=A&asOf=" + START.plusSeconds(3 * 60)))
                .containsExactly("A SHOP 2 3 -2", "A SHOP 3  -3");
        long firstIssueFromTheShop = last - MOVEMENTS.size() + 4;
        assertThat(moments("?sku=A&knownAtPosition=" + firstIssueFromTheShop)).containsExactly("A SHOP 2 5 -2");
        assertThat(moments("?sku=A&knownAtPosition=" + (firstIssueFromTheShop - 1)))
                .isEmpty();
    }

    @Test
    void goes_on_behind_the_last_moment_of_a_page() {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = side.get("/reports/negative-past?limit=2&after=" + last + cursor)
                    .json();
            paged.addAll(texts(page.path("items").values()));
            cursor = "&cursor=" + page.path("nextCursor").asString("");
        } while (cursor.length() > "&cursor=".length());

        assertThat(paged).isEqualTo(moments("?limit=500"));
    }

    private static List<String> moments(String query) {
        return texts(side.get("/reports/negative-past" + query + "&after=" + last)
                .json()
                .path("items")
                .values());
    }

    private static List<String> texts(Collection<JsonNode> moments) {
        return moments.stream()
                .map(moment -> String.join(
                        " ",
                        moment.path("sku").asString(),
                        moment.path("location").asString(),
                        minute(Instant.parse(moment.path("from").asString())),
                        moment.has("until")
                                ? minute(Instant.parse(moment.path("until").asString()))
                                : "",
                        moment.path("onHand").toString()))
                .toList();
    }

    private static String minute(Instant time) {
        return String.valueOf((time.getEpochSecond() - START.getEpochSecond()) / 60);
    }

    private static void moved(String sku, String location, int minute, int change, int onHand) {
        MOVEMENTS.add(new StockAdjusted(
                UUID.randomUUID(),
                sku,
                location,
                qty(String.valueOf(change)),
                qty(String.valueOf(onHand)),
                null,
                null,
                null,
                START.plusSeconds(60L * minute),
                null));
    }
}
