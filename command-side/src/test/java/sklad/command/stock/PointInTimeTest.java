package sklad.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.command.RunningSide;
import sklad.command.stock.Ledger.Booked;
import tools.jackson.databind.JsonNode;

/** Random histories with backdating, batches and reversals: every decision is the one of adding everything up again. */
class PointInTimeTest {

    private static final int STEPS = 150;

    private static RunningSide side;

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
        side.as("max", "manager")
                .send("PUT", "/policies/negative-past", "{\"policy\":\"refuse\",\"location\":\"SHOP\"}")
                .is(200);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void every_decision_is_that_of_a_fold_over_all_that_was_accepted(long seed) {
        String sku = "SEED-" + seed;
        side.as("max", "manager")
                .post("/products", "{'sku':'%s','name':'Lantern'}".formatted(sku))
                .is(201);
        Random random = new Random(seed);
        Ledger ledger = new Ledger("SHOP");
        for (int step = 0; step < STEPS; step++) {
            String at = "seed " + seed + ", step " + step;
            if (random.nextInt(5) == 0 && !ledger.isEmpty()) {
                reverse(ledger, random, at);
            } else {
                move(ledger, random, sku, at);
            }
        }
        compare(ledger, sku, "seed " + seed);
    }

    private static void move(Ledger ledger, Random random, String sku, String at) {
        Instant now = Instant.now();
        List<Wish> wishes = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            wishes.add(Wish.random(random, now));
        }
        String lines = "["
                + String.join(",", wishes.stream().map(wish -> wish.json(sku)).toList()) + "]";
        JsonNode outcomes = side.as("max", "manager")
                .post("/movements/batch?mode=independent", lines)
                .is(200)
                .json()
                .path("outcomes");
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            JsonNode outcome = outcomes.path(i);
            assertThat(told(outcome)).as("%s, line %d: %s", at, i, wish).isEqualTo(wish.expected(ledger));
            if (outcome.has("movementId")) {
                String id = outcome.path("movementId").asString();
                ledger.book(new Booked(id, null, wish.changes(), effectiveAt(id)));
                assertThat(outcome.path("onHand").decimalValue())
                        .as(at)
                        .isEqualByComparingTo(BigDecimal.valueOf(ledger.onHand(wish.location())));
            }
        }
    }

    private static void reverse(Ledger ledger, Random random, String at) {
        Booked original = ledger.any(random);
        boolean backdated = random.nextBoolean()
                && original.effectiveAt().isBefore(Instant.now().minusSeconds(3600));
        Instant when = backdated ? original.effectiveAt().plusSeconds(random.nextInt(3000)) : null;
        String body = "{'reason':'mistake'" + (when == null ? "" : ",'effectiveAt':'" + when + "'") + "}";
        JsonNode answer = side.as("max", "manager")
                .post("/movements/" + original.id() + "/reversal", body)
                .json();

        assertThat(told(answer)).as("%s: %s back at %s", at, original, when).isEqualTo(ledger.reversal(original, when));
        if (answer.has("movementId") && !answer.has("code")) {
            String id = answer.path("movementId").asString();
            ledger.book(new Booked(id, original.id(), original.opposite(), effectiveAt(id)));
        }
    }

    /** What the store has is what was accepted, on hand is never below zero, and nor is the past where that is refused. */
    private static void compare(Ledger ledger, String sku, String at) {
        for (String location : List.of("MAIN", "SHOP")) {
            String stream = " FROM event_store.event WHERE stream_id = 'stock:" + sku + "@" + location + "'";
            assertThat(side.number("SELECT count(*)" + stream)).as(at).isEqualTo(ledger.movements(location));
            assertThat(side.number("SELECT coalesce(min((payload ->> 'onHand')::numeric), 0)" + stream))
                    .as(at)
                    .isNotNegative();
            assertThat(side.number("SELECT coalesce((SELECT (payload ->> 'onHand')::bigint" + stream
                            + " ORDER BY sequence_number DESC LIMIT 1), 0)"))
                    .as(at)
                    .isEqualTo(ledger.onHand(location));
        }
        assertThat(ledger.lowest("SHOP")).as(at).isNotNegative();
        assertThat(ledger.movements("SHOP")).as(at).isGreaterThan(STEPS / 5);
    }

    private static String told(JsonNode outcome) {
        String code = outcome.path("code").asString("");
        return code.equals("negative-past")
                ? code + " " + outcome.path("from").asString() + " " + outcome.path("onHand")
                : code;
    }

    private static Instant effectiveAt(String movement) {
        return Instant.EPOCH.plus(
                side.number("SELECT (extract(epoch FROM (payload ->> 'effectiveAt')::timestamptz) * 1000000)::bigint"
                        + " FROM event_store.event WHERE payload ->> 'movementId' = '" + movement + "' LIMIT 1"),
                ChronoUnit.MICROS);
    }
}
