package sklad.command.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import sklad.command.dispatch.Together;

class RejectionsTest {

    private static final String ISSUE =
            "{'type':'outgoing','sku':'SKU-1','location':'MAIN','quantity':5,'reference':'%s'}";

    private static RunningSide side;

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void who_was_refused_what_and_by_which_rule_is_written_down_before_the_answer() {
        Reply refused = clerk().post("/movements", ISSUE.formatted("R-1")).isProblem(409, "insufficient-stock");

        assertThat(side.number("SELECT count(*) FROM event_store.rejection WHERE request ->> 'reference' = 'R-1'"
                        + " AND username = 'carl' AND code = 'insufficient-stock' AND sku = 'SKU-1' AND location = 'MAIN'"
                        + " AND operation = 'POST /movements' AND streams = '{stock:SKU-1@MAIN}' AND client IS NOT NULL"
                        + " AND rejected_at > now() - interval '1 minute' AND detail = '" + refused.text("detail")
                        + "' AND trace_id = '" + refused.header("Trace-Id") + "'"))
                .isEqualTo(1);
    }

    @Test
    void every_refused_line_of_a_batch_counts_for_itself() {
        String lines = "[" + ISSUE.formatted("R-2") + "," + ISSUE.formatted("R-2") + ",{'type':'nonsense'}]";

        clerk().post("/movements/batch?mode=independent", lines).is(200);
        clerk().post("/movements/batch?mode=atomic", lines).is(409);

        assertThat(rejections("R-2")).isEqualTo(4);
    }

    @Test
    void what_was_only_tried_out_or_makes_no_sense_is_not_written_down() {
        long before = side.number("SELECT count(*) FROM event_store.rejection");

        clerk().post("/movements?dryRun=true", ISSUE.formatted("R-3")).isProblem(409, "insufficient-stock");
        clerk().post("/movements", "{'type':'outgoing'}").is(400);
        side.with("").post("/movements", "{}").is(401);
        clerk().post("/locations", "{}").is(403);

        assertThat(side.number("SELECT count(*) FROM event_store.rejection")).isEqualTo(before);
    }

    @Test
    void all_sorts_of_rules_count() {
        side.as("max", "manager")
                .post("/movements/01938f5e-7c00-7000-8000-00000000ffff/reversal", "{'reason':'R-4'}")
                .isProblem(404, "unknown-movement");
        clerk().header("If-Match", "\"99\"")
                .post("/movements", ISSUE.formatted("R-4"))
                .isProblem(412, "stale-version");
        clerk().post(
                        "/movements",
                        ISSUE.formatted("R-4")
                                .replace("'reference'", "'effectiveAt':'2020-01-01T00:00:00Z','reference'"))
                .isProblem(403, "backdating-not-allowed");
        side.as("adam", "admin")
                .post("/users", "{'username':'gone','role':'clerk'}")
                .is(201);
        side.as("adam", "admin").post("/users/gone/deactivate", "{}").is(200);
        side.as("gone", "clerk").post("/movements", ISSUE.formatted("R-4")).isProblem(403, "user-deactivated");
        clerk().post("/movements", ISSUE.formatted("R-4").replace("SKU-1", "NONE"))
                .isProblem(404, "unknown-product");

        assertThat(side.number(
                        "SELECT count(DISTINCT code) FROM event_store.rejection WHERE request::text LIKE '%R-4%'"))
                .isEqualTo(5);
    }

    @Test
    void many_at_once_are_all_written_down() {
        Together.send(200, 25, i -> clerk().post("/movements", ISSUE.formatted("R-5")));

        assertThat(rejections("R-5")).isEqualTo(200);
    }

    @Test
    void a_refusal_is_answered_though_it_can_not_be_written_down() {
        side.execute("REVOKE INSERT ON event_store.rejection FROM sklad_command");
        try {
            clerk().post("/movements", ISSUE.formatted("R-6")).isProblem(409, "insufficient-stock");
        } finally {
            side.execute("GRANT INSERT ON event_store.rejection TO sklad_command");
        }

        assertThat(rejections("R-6")).isZero();
        clerk().post("/movements", ISSUE.formatted("R-6")).isProblem(409, "insufficient-stock");
        assertThat(rejections("R-6")).isEqualTo(1);
    }

    private static RunningSide.Requests clerk() {
        return side.as("carl", "clerk");
    }

    private static long rejections(String reference) {
        return side.number(
                "SELECT count(*) FROM event_store.rejection WHERE request ->> 'reference' = '" + reference + "'");
    }
}
