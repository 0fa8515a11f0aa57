package sklad.command.dispatch;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import sklad.command.domain.Rejection;
import sklad.web.Caller;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What controllers call: an intent goes in, an HTTP answer comes out. */
public final class CommandApi {

    private final Dispatcher dispatcher;
    private final JsonMapper json;

    public CommandApi(Dispatcher dispatcher, JsonMapper json) {
        this.dispatcher = dispatcher;
        this.json = json;
    }

    /** Carries the intent out under the request's conditions. */
    public ResponseEntity<ObjectNode> answer(Caller caller, Conditions conditions, Intent intent) {
        Line line = new Line(intent, null, conditions.idempotencyKey(), conditions.ifMatch());
        return entity(dispatcher.one(line, caller, conditions.dryRun()));
    }

    /** Refuses what can't even be made commands of. */
    public Rejection refused(Caller caller, Conditions conditions, Intent nothing, Rejection why) {
        Line line = new Line(nothing, why, null, VersionCondition.NONE);
        dispatcher.refused(line, why, caller, conditions.dryRun());
        return why;
    }

    private ResponseEntity<ObjectNode> entity(Outcome.Accepted accepted) {
        Answer answer = accepted.answer();
        ObjectNode body = json.valueToTree(answer.body());
        if (accepted.position() == null) {
            return ResponseEntity.ok(body.put("dryRun", true));
        }
        body.put("position", accepted.position());
        ResponseEntity.BodyBuilder entity =
                ResponseEntity.status(answer.status()).eTag("\"" + answer.version() + "\"");
        if (answer.location() != null) {
            entity.location(URI.create(answer.location()));
        }
        if (accepted.replayed()) {
            entity.header("Idempotency-Replayed", "true");
        }
        return entity.body(body);
    }
}
