package sklad.command.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;

class PeriodApiTest {

    private static final String IN_JANUARY = movement("2020-01-31T23:59:59.999Z");
    private static final String IN_FEBRUARY = movement("2020-02-01T00:00:00Z");

    /** The pool that all share has a single thread on two processors. */
    private static final Executor THREADS = task -> new Thread(task).start();

    private static RunningSide side;
    private static RunningSide other;

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
        other = side.another();
    }

    @AfterAll
    static void stop() {
        side.close();
        other.close();
    }

    @BeforeEach
    void everything_is_open() {
        side.as("adam", "admin").post("/periods/reopen", "{'through':null,'reason':'next test'}");
    }

    @Test
    void a_movement_in_a_closed_period_is_refused_and_told_from_when_on_it_is_open() {
        Reply closed = close("2020-01-31").is(200);
        assertThat(closed.text("closedThrough")).isEqualTo("2020-01-31");
        assertThat(closed.text("openFrom")).isEqualTo("2020-02-01T00:00:00Z");

        for (RunningSide process : List.of(side, other)) {
            Reply refused =
                    process.as("max", "manager").post("/movements", IN_JANUARY).isProblem(409, "period-closed");
            assertThat(refused.text("openFrom")).isEqualTo("2020-02-01T00:00:00Z");
            process.as("max", "manager").post("/movements", IN_FEBRUARY).is(201);
        }
        reopen("'2019-12-31'").is(200);
        other.as("max", "manager").post("/movements", IN_JANUARY).is(201);
    }

    @Test
    void closing_twice_changes_nothing_and_closing_backwards_is_refused() {
        long first = close("2020-01-31").is(200).number("version");

        assertThat(close("2020-01-31").is(200).number("version")).isEqualTo(first);
        assertThat(close("2019-12-31").isProblem(409, "period-already-closed").text("closedThrough"))
                .isEqualTo("2020-01-31");
        reopen("'2020-02-29'").isProblem(409, "period-not-closed");
        reopen("null").is(200);
        reopen("null").isProblem(409, "period-not-closed");
    }

    @Test
    void only_days_that_are_over_can_be_closed() {
        String today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString();

        close(today).isProblem(400, "invalid-field");
        close("2020-02-30").is(400);
        side.as("adam", "admin")
                .post("/periods/reopen", "{'reason':'forgot to say'}")
                .is(400);
        side.as("adam", "admin").post("/periods/reopen", "{'through':null}").isProblem(400, "invalid-field");
    }

    @Test
    void managers_close_and_only_admins_reopen() {
        side.as("carl", "clerk")
                .post("/periods/close", "{'through':'2020-01-31'}")
                .isProblem(403, "forbidden");
        side.as("max", "manager")
                .post("/periods/reopen", "{'through':null,'reason':'mistake'}")
                .isProblem(403, "forbidden");
    }

    @Test
    void no_movement_overtakes_the_closing_of_its_period() {
        List<CompletableFuture<Void>> moving = IntStream.range(0, 8)
                .mapToObj(worker ->
                        CompletableFuture.runAsync(() -> untilRefused(worker % 2 == 0 ? side : other), THREADS))
                .toList();

        long position = close("2020-01-31").is(200).number("position");
        moving.forEach(CompletableFuture::join);

        assertThat(side.number(
                        "SELECT count(*) FROM event_store.event WHERE event_type = 'StockReceived' AND position > "
                                + position + " AND (payload ->> 'effectiveAt')::timestamptz < '2020-02-01Z'"))
                .isZero();
    }

    private static void untilRefused(RunningSide process) {
        String movement = process == side ? IN_JANUARY : IN_JANUARY.replace("MAIN", "SHOP");
        Reply reply = process.as("max", "manager").post("/movements", movement);
        while (reply.status() == 201) {
            reply = process.as("max", "manager").post("/movements", movement);
        }
        reply.isProblem(409, "period-closed");
    }

    private static Reply close(String through) {
        return side.as("max", "manager").post("/periods/close", "{'through':'" + through + "'}");
    }

    private static Reply reopen(String through) {
        return side.as("adam", "admin").post("/periods/reopen", "{'through':" + through + ",'reason':'late invoice'}");
    }

    private static String movement(String effectiveAt) {
        return "{'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'effectiveAt':'" + effectiveAt + "'}";
    }
}
