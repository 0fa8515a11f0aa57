package sklad.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Has the read tables built again and compared, and says what came of it. */
final class ReplayRun {

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int NOT_RUN = 3;

    private static final String JOBS = "/audit/replays";
    private static final int MOST_SHOWN = 100;

    private final CommandLine line;
    private final Target target;

    ReplayRun(CommandLine line, Target target) {
        this.line = line;
        this.target = target;
    }

    /**
     * Returns the exit status.
     *
     * @param keep the rebuilt tables stay, to be read
     */
    int run(@Nullable String projection, @Nullable Long position, boolean keep) throws IOException {
        PrintWriter err = line.getErr();
        try {
            Api api = target.queries(DemoUser.AUDREY, err);
            LongJob job = new LongJob(api, ProgressOnConsole.on(err, "Replay", "events"));
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            request.put("projection", projection == null ? "all" : projection);
            if (position != null) {
                request.put("position", position);
            }
            String path = JOBS + "/" + job.begin(JOBS, request).path("id").asLong();
            return Interruption.around(() -> report(api, job, path, keep));
        } catch (Refused | Api.Unreachable failure) {
            err.println("sklad: " + failure.getMessage());
            return NOT_RUN;
        }
    }

    private int report(Api api, LongJob job, String path, boolean keep) {
        JsonNode replay;
        try {
            replay = job.follow(path, state -> state.equals("building") || state.equals("comparing"));
        } catch (InterruptedException | Api.Interrupted left) {
            line.getErr().println("sklad: it goes on without you: GET " + path + ", or POST " + path + "/cancel");
            return NOT_RUN;
        }
        LongJob.requireGoodEnd(replay);
        tell(replay);
        long differences = replay.path("differences").asLong();
        if (differences > 0) {
            tellDifferences(api, path, differences, keep);
        }
        if (!keep) {
            LongJob.accepted(api.delete(path));
        } else {
            line.getOut().println("The rebuilt tables are kept: GET " + path + "/tables/{table}, DELETE " + path);
        }
        return differences == 0 ? EQUAL : DIFFERENT;
    }

    private void tell(JsonNode replay) {
        PrintWriter out = line.getOut();
        for (JsonNode table : replay.path("tables").values()) {
            if (table.path("compared").asBoolean()) {
                out.printf(
                        Locale.ROOT,
                        "%-24s %,12d rows, %,d differences%n",
                        table.path("table").asString(),
                        table.path("rows").asLong(),
                        table.path("differences").asLong());
            } else {
                out.printf(
                        Locale.ROOT,
                        "%-24s %,12d rows, not compared: %s%n",
                        table.path("table").asString(),
                        table.path("rows").asLong(),
                        table.path("reason").asString());
            }
        }
        out.printf(
                Locale.ROOT,
                "Replayed up to position %,d: %,d differences.%n",
                replay.path("eventsDone").asLong(),
                replay.path("differences").asLong());
    }

    private void tellDifferences(Api api, String path, long differences, boolean keep) {
        PrintWriter out = line.getOut();
        JsonNode page = LongJob.accepted(api.get(path + "/differences?limit=" + MOST_SHOWN));
        for (JsonNode difference : page.path("items").values()) {
            out.printf(
                    "%s %s %s %s%n",
                    difference.path("table").asString(),
                    difference.path("key"),
                    difference.path("kind").asString(),
                    difference.path("columns"));
        }
        if (differences > MOST_SHOWN) {
            out.printf(
                    Locale.ROOT,
                    "… and %,d more%s%n",
                    differences - MOST_SHOWN,
                    keep ? ": GET " + path + "/differences" : "; with --keep they can be read");
        }
    }
}
