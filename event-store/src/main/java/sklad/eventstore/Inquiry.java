package sklad.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Finds out what became of an append whose connection was lost. */
final class Inquiry {

    private static final String EVENT = """
            SELECT position, recorded_at FROM event_store.event
             WHERE stream_id = ? AND sequence_number = ? AND event_id = ?
            """;
    private static final String RECEIPT = """
            SELECT position, recorded_at FROM event_store.receipt
             WHERE owner = ? AND key = ? AND request_hash = ? AND answer::text = ?
            """;

    private final Connection connection;

    private Inquiry(Connection connection) {
        this.connection = connection;
    }

    /** Answers the commits that are stored and returns the others, which will never be stored by the lost session. */
    static List<PendingCommit> answerStored(
            Connection connection, AppendSession.Backend lost, List<PendingCommit> commits) throws SQLException {
        lost.end(connection);
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute("SELECT FROM event_store.head FOR UPDATE");
            List<PendingCommit> missing = new Inquiry(connection).answerStored(commits);
            connection.commit();
            return missing;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private List<PendingCommit> answerStored(List<PendingCommit> commits) throws SQLException {
        List<PendingCommit> missing = new ArrayList<>();
        for (PendingCommit commit : commits) {
            if (!answerIfStored(commit)) {
                missing.add(commit);
            }
        }
        return missing;
    }

    private boolean answerIfStored(PendingCommit commit) throws SQLException {
        try (PreparedStatement select = commit.events().isEmpty() ? receiptOf(commit) : lastEventOf(commit);
                ResultSet rows = select.executeQuery()) {
            boolean stored = rows.next();
            if (stored) {
                commit.succeed(
                        rows.getLong(1), rows.getObject(2, OffsetDateTime.class).toInstant());
            }
            return stored;
        }
    }

    private PreparedStatement lastEventOf(PendingCommit commit) throws SQLException {
        NewEvent last = commit.events().get(commit.events().size() - 1);
        PreparedStatement select = connection.prepareStatement(EVENT);
        select.setString(1, last.streamId());
        select.setLong(2, last.sequenceNumber());
        select.setObject(3, last.eventId());
        return select;
    }

    private PreparedStatement receiptOf(PendingCommit commit) throws SQLException {
        Receipt receipt = commit.receipts().get(0);
        PreparedStatement select = connection.prepareStatement(RECEIPT);
        select.setString(1, receipt.owner());
        select.setString(2, receipt.key());
        select.setString(3, receipt.requestHash());
        select.setString(4, receipt.answer());
        return select;
    }
}
