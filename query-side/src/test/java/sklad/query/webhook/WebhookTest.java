package sklad.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.issued;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;
import sklad.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** What a receiver can rely on, with real deliveries to a real server. */
class WebhookTest {

    static final Map<String, String> LOOPBACK = Map.of(
            "sklad.webhooks.master-key", "0123456789abcdef0123456789abcdef",
            "sklad.webhooks.allowed-networks", "127.0.0.0/8",
            "sklad.webhooks.allow-http", "true",
            "sklad.webhooks.first-retry", "20ms",
            "sklad.webhooks.longest-retry", "200ms",
            "sklad.webhooks.pause-after", "5s",
            "sklad.webhooks.answer-timeout", "2s",
            "sklad.webhooks.lease", "4s");

    private static RunningQuerySide side;

    @BeforeAll
    static void a_warehouse() {
        side = RunningQuerySide.start(TestPostgres.migrated(), LOOPBACK);
        side.store().append("anna", user("anna"), location("MAIN"), location("SHOP"), product("LAMP"), product("VASE"));
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void movements_are_posted_in_order_with_a_signature_that_anybody_who_has_the_secret_can_check() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            JsonNode webhook = register(receiver.url(), "{\"sku\":\"SIGNED\"}");
            long first = side.store().append("anna", product("SIGNED"), received(1, "SIGNED", "MAIN", "9", "9"));
            long last = side.store().append("anna", issued(2, "SIGNED", "MAIN", "4", "5"));

            await().until(() -> receiver.positions().contains(last));
            assertThat(receiver.positions()).containsExactly(first, last);
            for (Receiver.Post post : receiver.posts()) {
                String signed = post.id() + "." + post.headers().get("webhook-timestamp") + ".";
                assertThat(post.headers().get("webhook-signature"))
                        .isEqualTo("v1," + hmac(webhook.path("secret").asString(), signed, post.body()));
                assertThat(post.headers().get("sklad-webhook"))
                        .isEqualTo(webhook.path("id").asString());
                assertThat(post.headers().get("sklad-position"))
                        .isEqualTo(post.json().path("position").asString());
                assertThat(post.headers().get("content-type")).startsWith("application/json");
            }
            JsonNode told = lastOf(receiver).json().at("/events/0");
            if (receiver.posts().size() == 1) {
                told = lastOf(receiver).json().at("/events/1");
            }
            assertThat(told.at("/movement/type").asString()).isEqualTo("outgoing");
            assertThat(told.at("/stock/onHand").asLong()).isEqualTo(5);
            assertThat(told.at("/stock/version").asLong()).isEqualTo(1);
        }
    }

    @Test
    void a_receiver_that_is_down_is_told_when_it_is_up_again_and_nothing_is_missing() {
        Receiver receiver = Receiver.start();
        String id = register(receiver.url(), "{\"sku\":\"DOWN\"}").path("id").asString();
        side.store().append("anna", product("DOWN"));
        receive("DOWN", 1, 30);
        await().until(() -> receiver.positions().size() == 30);
        int port = receiver.port();
        receiver.close();
        receive("DOWN", 31, 60);
        await().until(() -> webhook(id).path("failures").asInt() > 2);
        assertThat(webhook(id).path("lastError").asString()).contains("refused");

        try (Receiver again = Receiver.startOn(port).answers(503)) {
            await().until(() -> webhook(id).path("lastError").asString().equals("It answers 503"));
            again.answers(200);
            await().until(() -> again.positions().size() >= 30);

            assertThat(again.positions()).hasSize(30).isSorted().doesNotHaveDuplicates();
            await().until(() -> webhook(id).path("failures").asInt() == 0);
            assertThat(webhook(id).has("lastError")).isFalse();
            assertThat(webhook(id).path("state").asString()).isEqualTo("active");
            List<Receiver.Post> posts = again.posts();
            assertThat(posts.get(0).id())
                    .as("the same content has the same id")
                    .isEqualTo(posts.get(1).id());
        }
    }

    @Test
    void a_dead_receiver_is_paused_and_goes_on_where_it_was_when_it_is_resumed() {
        try (Receiver receiver = Receiver.start().answers(500)) {
            String id =
                    register(receiver.url(), "{\"sku\":\"DEAD\"}").path("id").asString();
            side.store().append("anna", product("DEAD"));
            receive("DEAD", 1, 3);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> webhook(id).path("state").asString().equals("paused"));
            assertThat(webhook(id).path("stateReason").asString()).startsWith("nothing could be delivered since");
            int attempts = receiver.posts().size();
            assertThat(attempts).isGreaterThan(5);
            receiver.answers(200);
            receive("DEAD", 4, 5);

            assertThat(post("/webhooks/" + id + "/resume").json().path("state").asString())
                    .isEqualTo("active");
            await().until(() -> receiver.positions().size() == 5);
            assertThat(receiver.positions()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_receiver_that_wants_no_more_is_paused_at_once() {
        try (Receiver receiver = Receiver.start().answers(410)) {
            String id =
                    register(receiver.url(), "{\"sku\":\"GONE\"}").path("id").asString();
            side.store().append("anna", product("GONE"));
            receive("GONE", 1, 1);

            await().until(() -> webhook(id).path("state").asString().equals("paused"));
            assertThat(receiver.posts()).hasSize(1);
        }
    }

    @Test
    void a_redirect_is_not_followed_wherever_it_leads() {
        try (Receiver secret = Receiver.start();
                Receiver receiver = Receiver.start().answers(307, Map.of("Location", secret.url()))) {
            String id =
                    register(receiver.url(), "{\"sku\":\"MOVED\"}").path("id").asString();
            side.store().append("anna", product("MOVED"));
            receive("MOVED", 1, 1);

            await().until(() -> webhook(id).path("failures").asInt() > 1);
            assertThat(webhook(id).path("lastError").asString())
                    .isEqualTo("It answers 307: redirects are not followed");
            assertThat(secret.posts()).isEmpty();
        }
    }

    @Test
    void everything_from_a_position_on_is_told_again_on_request() {
        try (Receiver receiver = Receiver.start()) {
            String id =
                    register(receiver.url(), "{\"sku\":\"AGAIN\"}").path("id").asString();
            side.store().append("anna", product("AGAIN"));
            receive("AGAIN", 1, 10);
            await().until(() -> receiver.positions().size() == 10);
            long fourth = receiver.positions().get(3);

            Answer answer = post("/webhooks/" + id + "/replay", "{\"fromPosition\":" + fourth + "}");

            assertThat(answer.json().path("replays").asInt()).isEqualTo(1);
            await().until(() -> receiver.positions().size() == 17);
            assertThat(receiver.positions().subList(10, 17))
                    .isEqualTo(receiver.positions().subList(3, 10));
            assertThat(lastOf(receiver).json().path("replay").asInt()).isEqualTo(1);
            assertThat(new HashSet<>(
                            receiver.posts().stream().map(Receiver.Post::id).toList()))
                    .hasSameSizeAs(receiver.posts());
        }
    }

    @Test
    void paused_means_that_nothing_comes_and_resumed_that_all_of_it_does() {
        try (Receiver receiver = Receiver.start()) {
            String id =
                    register(receiver.url(), "{\"sku\":\"REST\"}").path("id").asString();
            side.store().append("anna", product("REST"));
            receive("REST", 1, 1);
            await().until(() -> receiver.positions().size() == 1);
            assertThat(post("/webhooks/" + id + "/pause")
                            .json()
                            .path("stateReason")
                            .asString())
                    .isEqualTo("by admin");
            await().until(() -> claims(id) == 0);
            receive("REST", 2, 3);

            post("/webhooks/" + id + "/resume");
            await().until(() -> receiver.positions().size() == 3);
        }
    }

    @Test
    void a_changed_secret_signs_beside_the_old_one() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            JsonNode webhook = register(receiver.url(), "{\"sku\":\"KEYS\"}");
            String id = webhook.path("id").asString();
            String before = webhook.path("secret").asString();
            String after =
                    post("/webhooks/" + id + "/secret").json().path("secret").asString();
            assertThat(after).isNotEqualTo(before);
            assertThat(webhook(id).has("secret")).isFalse();
            side.store().append("anna", product("KEYS"));
            receive("KEYS", 1, 1);

            await().until(() -> receiver.positions().size() == 1);
            Receiver.Post post = lastOf(receiver);
            String signed = post.id() + "." + post.headers().get("webhook-timestamp") + ".";
            assertThat(post.headers().get("webhook-signature"))
                    .isEqualTo("v1," + hmac(after, signed, post.body()) + " v1," + hmac(before, signed, post.body()));
        }
    }

    @Test
    void a_delivery_has_at_most_as_many_events_as_was_asked_for_and_begins_where_was_asked_for() {
        side.store().append("anna", product("MANY"));
        receive("MANY", 1, 25);
        try (Receiver receiver = Receiver.start()) {
            register("""
                    {"url": "%s", "filter": {"sku": "MANY", "type": "incoming"}, "after": 0, "maxEvents": 10,
                     "description": "the shop"}""".formatted(receiver.url()));

            await().until(() -> receiver.positions().size() == 25);
            assertThat(receiver.posts())
                    .extracting(post -> post.positions().size())
                    .containsExactly(10, 10, 5);
        }
    }

    @Test
    void it_goes_to_another_address_and_with_another_filter_after_a_change_and_nowhere_after_it_is_removed() {
        try (Receiver old = Receiver.start();
                Receiver receiver = Receiver.start()) {
            String id = register(old.url(), "{\"sku\":\"CHANGED\"}").path("id").asString();
            side.store().append("anna", product("CHANGED"), product("RENAMED"));
            receive("CHANGED", 1, 1);
            await().until(() -> old.positions().size() == 1);
            Answer changed = send(
                    "/webhooks/" + id,
                    "PATCH",
                    "{\"url\":\"" + receiver.url() + "\",\"filter\":{\"sku\":\"RENAMED\"}}");
            assertThat(changed.json().at("/filter/sku").asString()).isEqualTo("RENAMED");
            receive("CHANGED", 2, 2);
            receive("RENAMED", 1, 1);
            await().until(() -> receiver.positions().size() == 1);
            assertThat(receiver.posts().get(0).body()).contains("RENAMED").doesNotContain("CHANGED");
            assertThat(old.posts()).hasSize(1);

            assertThat(send("/webhooks/" + id, "DELETE", "").status()).isEqualTo(204);
            assertThat(side.get("/webhooks/" + id, "admin").status()).isEqualTo(404);
            assertThat(side.get("/webhooks", "admin").response().body()).doesNotContain(id);
            await().until(() -> claims(id) == 0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"url": "http://10.0.0.1/hook"}                                       | url
            {"url": "http://[::1]/hook"}                                          | url
            {"url": "ftp://127.0.0.1/hook"}                                       | url
            {"url": ""}                                                           | url
            {}                                                                    | url
            {"url": "http://127.0.0.1/", "after": 99999999}                       | after
            {"url": "http://127.0.0.1/", "after": -1}                             | after
            {"url": "http://127.0.0.1/", "maxEvents": 0}                          | maxEvents
            {"url": "http://127.0.0.1/", "maxEvents": 501}                        | maxEvents
            {"url": "http://127.0.0.1/", "filter": {"type": "theft"}}             | filter.type
            {"url": "http://127.0.0.1/", "filter": {"skus": "LAMP"}}              | filter.skus
            {"url": "http://127.0.0.1/", "secret": "mine"}                        | secret
            """)
    void what_does_not_fit_is_refused(String body, String field) {
        Answer answer = post("/webhooks", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains(field);
    }

    @Test
    void only_administrators_see_or_change_them() {
        for (String role : List.of("viewer", "clerk", "manager", "auditor")) {
            assertThat(side.get("/webhooks", role).status()).isEqualTo(403);
            assertThat(side.send("/webhooks", "POST", role, "{}").status()).isEqualTo(403);
        }
        String unknown = "/webhooks/" + UUID.randomUUID();
        assertThat(side.get(unknown, "admin").code()).isEqualTo("unknown-webhook");
        assertThat(post(unknown + "/pause").status()).isEqualTo(404);
        assertThat(post(unknown + "/replay", "{\"fromPosition\": 1}").status()).isEqualTo(404);
        assertThat(send(unknown, "DELETE", "").status()).isEqualTo(404);
        assertThat(post("/webhooks/x/pause").status()).isEqualTo(400);
    }

    @Test
    void no_secret_and_no_key_is_in_the_database() {
        try (Receiver receiver = Receiver.start()) {
            String secret = register(receiver.url(), "{}").path("secret").asString();

            String rows =
                    side.asOwner().queryForObject("SELECT json_agg(w)::text FROM event_store.webhook w", String.class);
            assertThat(rows).contains(receiver.url()).doesNotContain(secret.substring(6), "0123456789abcdef");
        }
    }

    private static void receive(String sku, int first, int last) {
        LongStream.rangeClosed(first, last)
                .forEach(i -> side.store().append("anna", received(i, sku, "MAIN", "1", "" + i)));
    }

    private static int claims(String id) {
        Integer claimed = side.asOwner()
                .queryForObject(
                        "SELECT count(claimed_by)::int FROM event_store.webhook WHERE id = ?::uuid", Integer.class, id);
        return claimed == null ? 0 : claimed;
    }

    private static JsonNode register(String url, String filter) {
        return register("{\"url\":\"" + url + "\",\"filter\":" + filter + "}");
    }

    private static JsonNode register(String body) {
        Answer answer = post("/webhooks", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode webhook(String id) {
        return side.get("/webhooks/" + id, "admin").json();
    }

    private static Answer post(String path) {
        return send(path, "POST", "");
    }

    private static Answer post(String path, String body) {
        return send(path, "POST", body);
    }

    private static Answer send(String path, String method, String body) {
        return side.send(path, method, "admin", body);
    }

    private static Receiver.Post lastOf(Receiver receiver) {
        return receiver.posts().get(receiver.posts().size() - 1);
    }

    /** As a receiver would, from the secret that it was given. */
    private static String hmac(String secret, String head, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update(head.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
