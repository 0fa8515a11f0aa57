package sklad.standalone.load;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sklad.events.ProductEvent;
import sklad.standalone.load.Api.Answer;
import sklad.standalone.load.Line.Problem;
import sklad.standalone.load.Outcome.AlreadyThere;
import sklad.standalone.load.Outcome.Failed;
import tools.jackson.databind.JsonNode;

/** Tells a product that is registered already, as the file has it, from one that is registered otherwise. */
final class KnownProducts {

    /** What is compared, and what a file that leaves it out means. */
    private static final Map<String, String> TEXTS =
            new TreeMap<>(Map.of("name", "", "category", ProductEvent.UNCATEGORISED, "unit", "each"));

    private final @Nullable Api queries;

    KnownProducts(@Nullable Api queries) {
        this.queries = queries;
    }

    Outcome compare(Line line, JsonNode position) {
        String sku = line.text("sku");
        if (queries == null) {
            return failed("'" + sku + "' is registered already; give --query-url to have the details compared");
        }
        String path =
                "/products/" + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
        Answer answer = queries.get(position.isNumber() ? path + "?after=" + position.asLong() : path);
        if (!answer.isSuccess()) {
            return failed("'" + sku + "' is registered already; its details can't be read: " + answer.detail());
        }
        List<String> differences = differences(line.body(), answer.body());
        return differences.isEmpty()
                ? new AlreadyThere()
                : failed("'" + sku + "' is registered already with other details: " + String.join(", ", differences));
    }

    private static List<String> differences(JsonNode file, JsonNode system) {
        List<String> differences = new ArrayList<>();
        TEXTS.forEach((field, otherwise) -> {
            String there = system.path(field).asString("");
            if (!there.equals(file.path(field).asString(otherwise))) {
                differences.add(field + " '" + there + "'");
            }
        });
        BigDecimal there = number(system.path("reorderPoint"));
        BigDecimal here = number(file.path("reorderPoint"));
        if (there == null ? here != null : here == null || there.compareTo(here) != 0) {
            differences.add("reorderPoint " + (there == null ? "none" : there.toPlainString()));
        }
        return differences;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : new BigDecimal(node.asString());
    }

    private static Outcome failed(String message) {
        return new Failed(new Problem("sku", message));
    }
}
