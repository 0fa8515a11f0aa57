package sklad.standalone.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.Line.Problem;
import sklad.standalone.load.Outcome.Accepted;
import sklad.standalone.load.Outcome.AlreadyThere;
import sklad.standalone.load.Outcome.Failed;

/** What became of a file's lines. */
public final class ImportResult {

    private final List<String> header;
    private final long lines;
    private final List<FailedLine> failed = new ArrayList<>();
    private long accepted;
    private long alreadyThere;
    private long undecided;
    private @Nullable String stopped;

    ImportResult(List<String> header, long lines) {
        this.header = header;
        this.lines = lines;
    }

    void add(Line line, Outcome outcome) {
        if (outcome instanceof Accepted) {
            accepted++;
        } else if (outcome instanceof AlreadyThere) {
            alreadyThere++;
        } else if (outcome instanceof Failed failure) {
            failed.add(new FailedLine(line, failure.problem()));
        } else {
            undecided++;
        }
    }

    void stopped(@Nullable String reason) {
        stopped = reason == null ? "stopped" : reason;
    }

    List<String> header() {
        return header;
    }

    List<FailedLine> failed() {
        return failed;
    }

    /** For people, a line each. */
    public List<String> errors() {
        return failed.stream().map(FailedLine::message).toList();
    }

    public long lines() {
        return lines;
    }

    public long accepted() {
        return accepted;
    }

    public long alreadyThere() {
        return alreadyThere;
    }

    /** In a dry run: lines whose fate depends on what earlier lines would have stored. */
    public long undecided() {
        return undecided;
    }

    /** Why the import ended before the file did; null if it did not. */
    public @Nullable String stoppedBecause() {
        return stopped;
    }

    /** Whether every line is in the system now, or would be. */
    public boolean isComplete() {
        return failed.isEmpty() && stopped == null;
    }

    /** A line and why it failed. */
    record FailedLine(Line line, Problem problem) {

        String message() {
            String column = problem.column() == null ? "" : ", column " + problem.column();
            return "line " + line.number() + column + ": " + problem.message();
        }
    }
}
