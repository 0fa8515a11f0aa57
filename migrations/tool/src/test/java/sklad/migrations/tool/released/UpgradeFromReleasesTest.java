package sklad.migrations.tool.released;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import sklad.events.EventJson;
import sklad.events.ProductEvent;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.migrations.tool.MigrateCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever comes from an earlier release finds everything again: upgraded in place, and built again from the events. */
class UpgradeFromReleasesTest {

    static List<Released> releases() {
        return Released.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void the_upgraded_query_side_answers_as_before(Released release) throws Exception {
        TestDatabase database = release.database();
        JsonNode expected = intended(release.answers());

        migrate(database, "upgrade");
        assertThat(answers(database, expected)).isEqualTo(expected);

        migrate(database, "restore", "--reset-projections");
        assertThat(answers(database, expected)).as("built again").isEqualTo(expected);
        migrate(database, "events", "--all");
    }

    /** What migrations since then mean to change in the answers; everything else is to be as it was. */
    private static JsonNode intended(JsonNode answers) {
        answers.findParents("negativeStockAllowed").forEach(product -> {
            if (!product.has("category")) {
                ((ObjectNode) product).put("category", ProductEvent.UNCATEGORISED);
            }
        });
        return answers;
    }

    private static ObjectNode answers(TestDatabase database, JsonNode expected) {
        try (QuerySideOn side = new QuerySideOn(database)) {
            long last = expected.path("/movements?limit=500").path("position").asLong();
            ObjectNode answers = EventJson.mapper().createObjectNode();
            for (Map.Entry<String, JsonNode> before : expected.properties()) {
                String path = before.getKey();
                JsonNode after = side.get(path + (path.contains("?") ? "&" : "?") + "after=" + last);
                answers.set(path, onlyWhatWasThere(before.getValue(), after));
            }
            return answers;
        }
    }

    /** A release may add fields; it may not take one away or change one. */
    private static JsonNode onlyWhatWasThere(JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode fields && after instanceof ObjectNode more) {
            ObjectNode kept = fields.objectNode();
            more.properties().stream()
                    .filter(field -> fields.has(field.getKey()))
                    .forEach(field ->
                            kept.set(field.getKey(), onlyWhatWasThere(fields.get(field.getKey()), field.getValue())));
            return kept;
        }
        if (before instanceof ArrayNode items && after instanceof ArrayNode more && items.size() == more.size()) {
            ArrayNode kept = items.arrayNode();
            for (int i = 0; i < items.size(); i++) {
                kept.add(onlyWhatWasThere(items.get(i), more.get(i)));
            }
            return kept;
        }
        return after;
    }

    private static void migrate(TestDatabase database, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SKLAD_EVENT_STORE_URL", database.url());
        environment.put("SKLAD_PROJECTIONS_URL", database.url());
        environment.put("SKLAD_OWNER_PASSWORD", TestPostgres.PASSWORD);
        StringWriter written = new StringWriter();
        int status = new CommandLine(new MigrateCommand(environment))
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(written, true))
                .execute(arguments);
        assertThat(status).as(written.toString()).isZero();
    }
}
