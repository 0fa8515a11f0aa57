package sklad.command.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.MDC;
import sklad.command.domain.Command;
import sklad.command.domain.Rejection;
import sklad.web.Caller;
import tools.jackson.databind.json.JsonMapper;

/** Notes which lines of a plan were refused by a rule. What was malformed, and what was only tried out, is not noted. */
public final class Refusals {

    private static final int LONGEST_REQUEST = 4_000;
    private static final Set<Rejection.Kind> NOTED = EnumSet.complementOf(EnumSet.of(Rejection.Kind.INVALID));

    private final Clock clock;
    private final JsonMapper json;
    private final Consumer<List<Refusal>> book;

    /** @param book returns when the refusals are written down, or when that takes too long */
    public Refusals(Clock clock, JsonMapper json, Consumer<List<Refusal>> book) {
        this.clock = clock;
        this.json = json;
        this.book = book;
    }

    /** The lines came out like this. */
    void note(Plan plan, List<Outcome> outcomes, Caller caller) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused refused) {
                add(refusals, plan.lines().get(i), refused.rejection(), caller);
            }
        }
        if (!plan.dryRun() && !refusals.isEmpty()) {
            book.accept(refusals);
        }
    }

    /** No line was looked at. */
    void note(Plan plan, Rejection whole, Caller caller) {
        note(
                plan,
                plan.lines().stream()
                        .<Outcome>map(line -> new Outcome.Refused(whole))
                        .toList(),
                caller);
    }

    private void add(List<Refusal> refusals, Line line, Rejection rejection, Caller caller) {
        Intent intent = line.intent();
        if (intent == null || !NOTED.contains(rejection.kind())) {
            return;
        }
        refusals.add(new Refusal(
                Instant.now(clock),
                caller.username(),
                caller.client(),
                MDC.get("traceId"),
                intent.operation(),
                intent.commands().stream().map(Command::stream).toList(),
                rejection.code(),
                rejection.detail(),
                request(intent.request())));
    }

    private String request(Object request) {
        String text = json.writeValueAsString(request);
        return text.length() <= LONGEST_REQUEST
                ? text
                : json.writeValueAsString(json.createObjectNode().put("cut", text.substring(0, LONGEST_REQUEST)));
    }
}
