package sklad.query.report;

import java.util.ArrayList;
import java.util.List;
import sklad.query.RunningQuerySide;
import tools.jackson.databind.JsonNode;

/** All rows of a report, page by page. */
public final class ReportRows {

    private ReportRows() {}

    /** @param path with a question mark */
    public static List<JsonNode> of(RunningQuerySide side, String path, int limit) {
        List<JsonNode> rows = new ArrayList<>();
        for (String cursor = ""; ; ) {
            RunningQuerySide.Answer answer = side.get(path + "&limit=" + limit + cursor, "viewer");
            if (answer.status() != 200) {
                throw new IllegalStateException(path + ": " + answer.response().body());
            }
            rows.addAll(answer.json().path("items").values());
            if (answer.json().path("nextCursor").isNull()) {
                return rows;
            }
            cursor = "&cursor=" + answer.json().path("nextCursor").asString();
        }
    }
}
