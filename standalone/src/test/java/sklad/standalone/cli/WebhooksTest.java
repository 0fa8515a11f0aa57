package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks from the command line, on a system whose configuration allows public addresses only. */
class WebhooksTest {

    @Test
    void a_webhook_is_added_paused_replayed_resumed_and_removed() {
        JsonNode added = json("webhooks", "add", "https://1.1.1.1/stock", "--sku=NO-SUCH-SKU", "--type=outgoing");
        String id = added.path("id").asString();
        assertThat(added.path("secret").asString()).startsWith("whsec_");
        assertThat(added.path("filter")).hasToString("{\"sku\":\"NO-SUCH-SKU\",\"type\":\"outgoing\"}");

        assertThat(json("webhooks", "pause", id).path("state").asString()).isEqualTo("paused");
        assertThat(json("webhooks", "replay", id, "--from=1").path("position").asLong())
                .isZero();
        assertThat(json("webhooks", "secret", id).path("secret").asString()).startsWith("whsec_");
        assertThat(json("webhooks", "list").findValuesAsString("id")).contains(id);
        assertThat(json("webhooks", "resume", id).path("state").asString()).isEqualTo("active");
        assertThat(CommandLineRun.onSystem("webhooks", "remove", id).status()).isZero();
        assertThat(json("webhooks", "list").findValuesAsString("id")).doesNotContain(id);
        assertThat(CommandLineRun.onSystem("webhooks", "pause", id).err()).contains("404");
    }

    @Test
    void an_address_of_this_machine_is_refused_with_what_allows_it() {
        CommandLineRun run = CommandLineRun.onSystem("webhooks", "add", "https://127.0.0.1/stock");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("sklad.webhooks.allowed-networks");
        assertThat(CommandLineRun.onSystem("webhooks", "add").status()).isEqualTo(2);
        assertThat(CommandLineRun.onSystem("webhooks", "pause", "x").status()).isEqualTo(2);
    }

    private static JsonNode json(String... arguments) {
        CommandLineRun run = CommandLineRun.onSystem(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }
}
