package sklad.standalone.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.Api.Answer;
import sklad.standalone.load.Line.Problem;
import sklad.standalone.load.Outcome.Accepted;
import sklad.standalone.load.Outcome.AlreadyThere;
import sklad.standalone.load.Outcome.Failed;
import sklad.standalone.load.Outcome.Undecided;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends lines as one batch in which each is decided for itself, and says what became of each. */
final class BatchSender {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private final Api commands;
    private final LineKind kind;
    private final ImportOptions options;
    private final KnownProducts known;
    private boolean earlierLinesMissing;

    BatchSender(Api commands, LineKind kind, ImportOptions options, KnownProducts known) {
        this.commands = commands;
        this.kind = kind;
        this.options = options;
        this.known = known;
    }

    /** Makes lines ready to be sent; while one batch is on its way the next can be. */
    Batch prepare(List<Line> lines) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode(lines.size());
        lines.forEach(line -> body.add(withKey(line)));
        return new Batch(lines, JsonMapper.shared().writeValueAsBytes(body));
    }

    List<Outcome> send(Batch batch) {
        List<Line> lines = batch.lines();
        if (lines.isEmpty()) {
            return List.of();
        }
        String query = "?mode=independent" + (options.dryRun() ? "&dryRun=true" : "");
        Answer answer = commands.post(kind.path() + query, batch.json());
        if (answer.isSuccess()) {
            List<Outcome> outcomes = outcomes(lines, answer.body());
            earlierLinesMissing = options.dryRun();
            return outcomes;
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw new NotAllowed(answer.detail());
        }
        return refusedWhole(lines, answer);
    }

    /** One line that can't even be read spoils a batch: halving finds it, in order. */
    private List<Outcome> refusedWhole(List<Line> lines, Answer answer) {
        if (lines.size() == 1) {
            return List.of(failed(answer.body(), ""));
        }
        int half = lines.size() / 2;
        List<Outcome> outcomes = new ArrayList<>(send(prepare(lines.subList(0, half))));
        outcomes.addAll(send(prepare(lines.subList(half, lines.size()))));
        return outcomes;
    }

    private ObjectNode withKey(Line line) {
        String key = kind.keyPrefix() + options.keyPrefix() + line.key();
        return line.body().deepCopy().put("idempotencyKey", KEY.matcher(key).matches() ? key : shortened(key));
    }

    /** A key of the API is 200 visible ASCII characters; a file may use what it likes. */
    private String shortened(String key) {
        return kind.keyPrefix() + "sha256-" + DigestUtils.sha256Hex(key);
    }

    private List<Outcome> outcomes(List<Line> lines, JsonNode answer) {
        JsonNode told = answer.path("outcomes");
        if (told.size() != lines.size()) {
            throw new IllegalStateException(
                    "The answer to a batch of " + lines.size() + " lines tells of " + told.size());
        }
        List<Outcome> outcomes = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            outcomes.add(outcome(lines.get(i), told.get(i), answer.path("position")));
        }
        return outcomes;
    }

    private Outcome outcome(Line line, JsonNode told, JsonNode position) {
        String status = told.path("status").asString("");
        String code = told.path("code").asString("");
        if (status.equals("accepted")) {
            return new Accepted();
        }
        if (status.equals("replayed")) {
            return new AlreadyThere();
        }
        if (code.equals("duplicate-sku")) {
            return known.compare(line, position);
        }
        if (dependsOnEarlierLines(code)) {
            earlierLinesMissing = true;
            return new Undecided();
        }
        return failed(told, code);
    }

    /** What a dry run has not stored: locations that it would have opened, and the stock of earlier batches. */
    private boolean dependsOnEarlierLines(String code) {
        return options.dryRun()
                && ((code.equals("unknown-location") && options.openLocations())
                        || (code.equals("insufficient-stock") && earlierLinesMissing));
    }

    private static Outcome failed(JsonNode told, String code) {
        JsonNode errors = told.path("errors");
        if (!errors.isEmpty()) {
            return new Failed(problem(errors));
        }
        String hint = code.equals("idempotency-key-reused")
                ? " If this file counts its lines as another one did, import it with --key-prefix."
                : "";
        return new Failed(new Problem(blamed(code), told.path("detail").asString("refused: " + told) + hint));
    }

    private static Problem problem(JsonNode errors) {
        StringBuilder others = new StringBuilder();
        for (int i = 1; i < errors.size(); i++) {
            others.append("; ").append(field(errors.get(i))).append(' ').append(message(errors.get(i)));
        }
        return new Problem(field(errors.get(0)), message(errors.get(0)) + others);
    }

    private static String field(JsonNode error) {
        String path = error.path("field").asString("");
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String message(JsonNode error) {
        return error.path("message").asString("");
    }

    private static @Nullable String blamed(String code) {
        return switch (code) {
            case "unknown-product", "product-discontinued", "duplicate-sku" -> "sku";
            case "unknown-location", "location-closed" -> "location";
            case "insufficient-stock" -> "quantity";
            case "idempotency-key-reused" -> "key";
            default -> null;
        };
    }

    /** Lines, and the body that they make. */
    @SuppressWarnings("ArrayRecordComponent")
    record Batch(List<Line> lines, byte[] json) {}

    /** The token does not allow it: no line will fare better. */
    static final class NotAllowed extends RuntimeException {
        NotAllowed(String detail) {
            super(detail);
        }
    }
}
