package sklad.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;
import sklad.command.RunningSide.Requests;

class UserApiTest {

    private static final String MOVEMENT = "{'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1}";

    private static final RunningSide SIDE = RunningSide.withProduct();

    private final Requests ada = SIDE.as("ada", "admin");

    @AfterAll
    static void stop() {
        SIDE.close();
    }

    @Test
    void registers_whoever_sends_a_first_command_from_the_token() {
        SIDE.as("berta", "clerk").post("/movements?dryRun=true", MOVEMENT).is(200);
        assertThat(registrations("berta")).isZero();

        SIDE.as("berta", "clerk").post("/movements", MOVEMENT).is(201);
        SIDE.as("berta", "clerk").post("/movements", MOVEMENT).is(201);

        assertThat(registrations("berta")).isEqualTo(1);
        assertThat(SIDE.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'user:berta' AND "
                        + "payload->>'role' = 'clerk' AND metadata->>'username' = 'berta'"))
                .isEqualTo(1);
    }

    @Test
    void registers_a_user_by_hand_once() {
        Reply registered =
                ada.post("/users", "{'username':'gustav','role':'viewer'}").is(201);

        assertThat(registered.header("Location")).isEqualTo("/users/gustav");
        assertThat(registered.header("ETag")).isEqualTo("\"0\"");
        ada.post("/users", "{'username':'gustav','role':'viewer'}").isProblem(409, "duplicate-user");
        ada.post("/users", "{'username':'gu stav','role':'viewer'}").isProblem(400, "invalid-field");
        ada.post("/users", "{'username':'gustava','role':'boss'}").isProblem(400, "invalid-field");
    }

    @Test
    void writes_down_a_role() {
        ada.post("/users", "{'username':'hanna','role':'viewer'}").is(201);

        Reply changed =
                ada.send("PUT", "/users/hanna/role", "{\"role\":\"clerk\"}").is(200);
        Reply same =
                ada.send("PUT", "/users/hanna/role", "{\"role\":\"clerk\"}").is(200);

        assertThat(changed.number("version")).isEqualTo(1);
        assertThat(same.number("version")).isEqualTo(1);
        assertThat(same.number("position")).isGreaterThanOrEqualTo(changed.number("position"));
        ada.send("PUT", "/users/nobody/role", "{\"role\":\"clerk\"}").isProblem(404, "unknown-user");
    }

    @Test
    void refuses_every_command_of_a_deactivated_user() {
        Requests ivan = SIDE.as("ivan", "clerk");
        ivan.post("/movements", MOVEMENT).is(201);
        ada.post("/users/ivan/deactivate", "{'reason':'left'}").is(200);
        long before = SIDE.events("%");

        ivan.post("/movements", MOVEMENT).isProblem(403, "user-deactivated");
        ivan.post("/movements/batch?mode=independent", "[" + MOVEMENT + "]").isProblem(403, "user-deactivated");
        ivan.post("/movements?dryRun=true", MOVEMENT).isProblem(403, "user-deactivated");

        assertThat(SIDE.events("%")).isEqualTo(before);
        ada.post("/users/nobody/deactivate", "{}").isProblem(404, "unknown-user");
    }

    private static long registrations(String username) {
        return SIDE.number("SELECT count(*) FROM event_store.event WHERE stream_id = 'user:" + username
                + "' AND event_type = 'UserRegistered'");
    }
}
