package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The one statement of a batch: a call of the append function, an array for each column. */
final class AppendStatement {

    private static final String SQL = """
            SELECT commit_number, last_position, stored_at, conflict
              FROM event_store.append(?,
                     ?::integer[], ?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                     ?::integer[], ?::text[], ?::bigint[],
                     ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private final PreparedStatement statement;

    AppendStatement(Connection connection) throws SQLException {
        statement = connection.prepareStatement(SQL);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
    }

    /** One outcome a commit, in their order. */
    List<Outcome> execute(List<PendingCommit> commits) throws SQLException {
        new BatchColumns(commits).bind(statement);
        List<Outcome> outcomes = new ArrayList<>(commits.size());
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                outcomes.add(new Outcome(
                        rows.getLong("last_position"),
                        rows.getObject("stored_at", OffsetDateTime.class).toInstant(),
                        rows.getString("conflict")));
            }
        }
        if (outcomes.size() != commits.size()) {
            throw new IllegalStateException(outcomes.size() + " answers to " + commits.size() + " commits");
        }
        return outcomes;
    }

    /** @param conflict null: it is stored */
    record Outcome(
            long lastPosition, Instant recordedAt, @Nullable String conflict) {}
}
