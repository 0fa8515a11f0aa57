package sklad.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sklad.command.RunningSide;
import sklad.command.RunningSide.Reply;

/** Many clients at once on one product at one location: decided together, answered each for itself. */
class JoinedRequestsTest {

    private static final int CLIENTS = 24;
    private static final int REQUESTS = 20;

    private final RunningSide side = RunningSide.withProduct();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @BeforeEach
    void register_all() {
        for (int i = 0; i < CLIENTS; i++) {
            side.with(token("user-" + i))
                    .post("/movements", movement("incoming", 10, "opening"))
                    .is(201);
        }
    }

    @AfterEach
    void close() {
        clients.shutdownNow();
        side.close();
    }

    @Test
    void none_oversells_and_each_is_told_what_its_own_movement_left() {
        List<Reply> replies = all("outgoing", 3);

        List<Reply> accepted =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(accepted).hasSize(CLIENTS * 10 / 3);
        assertThat(accepted)
                .extracting(reply -> reply.number("onHand"))
                .doesNotHaveDuplicates()
                .contains(0L);
        assertThat(accepted).extracting(reply -> reply.number("position")).doesNotHaveDuplicates();
        replies.stream()
                .filter(reply -> reply.status() != 201)
                .forEach(reply -> reply.isProblem(409, "insufficient-stock"));
        assertThat(side.number("SELECT count(*) FROM event_store.rejection"))
                .isEqualTo(replies.size() - accepted.size());
    }

    @Test
    void every_event_says_who_caused_it_and_they_share_transactions() {
        List<Reply> replies = all("incoming", 1);

        assertThat(replies).allSatisfy(reply -> reply.is(201));
        assertThat(side.number("SELECT count(*) FROM event_store.event WHERE event_type = 'StockReceived' AND"
                        + " payload ->> 'reference' = metadata ->> 'username'"))
                .isEqualTo(CLIENTS * REQUESTS);
        assertThat(side.number(
                        "SELECT count(*) FROM event_store.event WHERE payload ->> 'reference' = metadata ->> 'username'"
                                + " AND metadata ->> 'client' = metadata ->> 'username'"))
                .isEqualTo(CLIENTS / 2 * REQUESTS);
        assertThat(side.number(
                        "SELECT count(*) FROM event_store.event WHERE payload ->> 'reference' = metadata ->> 'username'"
                                + " AND metadata ->> 'client' IS NULL"))
                .isEqualTo(CLIENTS / 2 * REQUESTS);
        assertThat(side.number("SELECT count(DISTINCT metadata ->> 'traceId') FROM event_store.event WHERE"
                        + " payload ->> 'reference' = metadata ->> 'username'"))
                .isEqualTo(CLIENTS * REQUESTS);
        assertThat(side.number("SELECT count(DISTINCT xmin::text) FROM event_store.event WHERE"
                        + " payload ->> 'reference' = metadata ->> 'username'"))
                .isLessThan(CLIENTS * REQUESTS);
    }

    private List<Reply> all(String type, int quantity) {
        List<CompletableFuture<List<Reply>>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String user = "user-" + i;
            String token = token(user);
            answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        List<Reply> replies = new ArrayList<>();
                        for (int request = 0; request < REQUESTS; request++) {
                            replies.add(side.with(token).post("/movements", movement(type, quantity, user)));
                        }
                        return replies;
                    },
                    clients));
        }
        return answers.stream().flatMap(answer -> answer.join().stream()).toList();
    }

    /** Every second token does not say to which application it was issued. */
    private static String token(String user) {
        boolean even = Character.digit(user.charAt(user.length() - 1), 10) % 2 == 0;
        return RunningSide.identity()
                .claims(user, "clerk")
                .claim("azp", even ? user : null)
                .sign();
    }

    private static String movement(String type, int quantity, String reference) {
        return "{'type':'%s','sku':'SKU-1','location':'MAIN','quantity':%d,'reference':'%s'}"
                .formatted(type, quantity, reference);
    }
}
