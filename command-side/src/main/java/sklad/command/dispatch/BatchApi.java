package sklad.command.dispatch;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import sklad.command.dispatch.Batch.Mode;
import sklad.web.Caller;
import sklad.web.Problems;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What controllers call with a batch: one unit of work, one append, and an outcome for each line. */
public final class BatchApi {

    private final Dispatcher dispatcher;
    private final JsonMapper json;

    public BatchApi(Dispatcher dispatcher, JsonMapper json) {
        this.dispatcher = dispatcher;
        this.json = json;
    }

    /** Carries the lines out, in their order. */
    public ResponseEntity<BatchAnswer> answer(Caller caller, Conditions conditions, Mode mode, List<Line> lines) {
        if (conditions.ifMatch() != VersionCondition.NONE) {
            throw Problems.invalidField("If-Match", "has no meaning for a batch");
        }
        List<Outcome> outcomes = dispatcher.all(new Plan(lines, mode == Mode.ATOMIC, conditions.dryRun()), caller);
        long refused =
                outcomes.stream().filter(Outcome.Refused.class::isInstance).count();
        if (mode == Mode.ATOMIC && refused > 0) {
            throw refusal(outcomes, refused);
        }
        return entity(mode, conditions.dryRun(), outcomes, refused);
    }

    private ResponseEntity<BatchAnswer> entity(Mode mode, boolean dryRun, List<Outcome> outcomes, long refused) {
        long replayed = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Accepted accepted && accepted.replayed())
                .count();
        long accepted = outcomes.size() - refused - replayed;
        BatchAnswer body = new BatchAnswer(
                mode.name().toLowerCase(Locale.ROOT),
                accepted,
                replayed,
                refused,
                position(outcomes),
                dryRun ? true : null,
                lines(outcomes).iterator());
        boolean created = mode == Mode.ATOMIC && accepted > 0 && !dryRun;
        ResponseEntity.BodyBuilder entity = ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK);
        if (replayed > 0 && replayed == outcomes.size()) {
            entity.header("Idempotency-Replayed", "true");
        }
        return entity.body(body);
    }

    private ErrorResponseException refusal(List<Outcome> outcomes, long refused) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "batch-refused",
                refused + " of " + outcomes.size() + " lines are refused; none of the lines was applied.");
        problem.setProperty("mode", "atomic");
        problem.setProperty("refused", refused);
        problem.setProperty(
                "outcomes",
                IntStream.range(0, outcomes.size())
                        .filter(i -> outcomes.get(i) instanceof Outcome.Refused)
                        .mapToObj(i -> line(i + 1, outcomes.get(i)))
                        .toList());
        return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
    }

    private Stream<ObjectNode> lines(List<Outcome> outcomes) {
        return IntStream.range(0, outcomes.size()).mapToObj(i -> line(i + 1, outcomes.get(i)));
    }

    private ObjectNode line(int number, Outcome outcome) {
        ObjectNode line = json.createObjectNode().put("line", number);
        if (outcome instanceof Outcome.Refused refused) {
            line.put("status", "refused")
                    .put("code", refused.rejection().code())
                    .put("detail", refused.rejection().detail());
            refused.rejection().properties().forEach((name, value) -> line.putIfAbsent(name, json.valueToTree(value)));
            return line;
        }
        Outcome.Accepted accepted = (Outcome.Accepted) outcome;
        line.put("status", accepted.replayed() ? "replayed" : "accepted");
        line.setAll(json.<ObjectNode>valueToTree(accepted.answer().body()));
        if (accepted.position() != null) {
            line.put("position", accepted.position());
        }
        return line;
    }

    private static @Nullable Long position(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof Outcome.Accepted accepted ? accepted.position() : null)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
