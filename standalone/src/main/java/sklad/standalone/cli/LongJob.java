package sklad.standalone.cli;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.Api;
import sklad.standalone.load.Api.Answer;
import sklad.standalone.load.ImportProgress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that the query side works at by itself, once it is told to: watched to its end. */
final class LongJob {

    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 1000;

    private final Api api;
    private final ImportProgress progress;

    LongJob(Api api, ImportProgress progress) {
        this.api = api;
        this.progress = progress;
    }

    /** Returns what has begun. */
    JsonNode begin(String path, ObjectNode request) {
        return accepted(api.post(path, request, null));
    }

    /** Returns how it has ended; each question is one that an auditor's log shows, so they become fewer. */
    JsonNode follow(String path, Predicate<String> underWay) throws InterruptedException {
        long shown = 0;
        long total = -1;
        long pause = FIRST_PAUSE;
        try {
            while (true) {
                JsonNode state = accepted(api.get(path));
                if (total < 0) {
                    total = state.path("eventsTotal").asLong();
                    progress.begin(total);
                }
                long done = Math.min(total, state.path("eventsDone").asLong());
                progress.advance(done - shown);
                shown = done;
                if (!underWay.test(state.path("state").asString())) {
                    return state;
                }
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
        } finally {
            progress.end();
        }
    }

    /** The body of a good answer. */
    static JsonNode accepted(Answer answer) {
        if (!answer.isSuccess()) {
            throw new Refused("The query side answers " + answer.status() + ": " + answer.detail());
        }
        return answer.body();
    }

    /** Says it in plain words, if a job did not get to its end. */
    static void requireGoodEnd(JsonNode job) {
        String state = job.path("state").asString();
        @Nullable String error = job.path("error").asString(null);
        if (state.equals("failed") || state.equals("cancelled")) {
            throw new Refused("It was not finished: " + (error == null ? state : error));
        }
    }
}
