package sklad.migrations.tool;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a migration failed; what its stage did is rolled back, if it could be. */
final class StepFailed extends Exception {

    private final Step step;

    StepFailed(Step step, SqlStatement statement, SQLException failure) {
        super(message(step, statement, failure), failure);
        this.step = step;
    }

    StepFailed(Step step, String message) {
        super(message);
        this.step = step;
    }

    Step step() {
        return step;
    }

    private static String message(Step step, SqlStatement statement, SQLException failure) {
        @Nullable
        ServerErrorMessage said = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
        int position = said == null ? 0 : said.getPosition();
        int line = position > 0 ? statement.lineAt(position - 1) : statement.line();
        String message = step.script().place() + ", line " + line + ", failed:\n    " + statement.brief()
                + "\n  PostgreSQL says: "
                + String.valueOf(failure.getMessage()).strip().replace("\n", "\n    ");
        return "55P03".equals(failure.getSQLState())
                ? message
                        + "\n  Another session holds a lock that this needs, and everybody else would have queued behind"
                        + " the wait. Try when less is going on, or wait longer with --lock-timeout 30s."
                : message;
    }
}
