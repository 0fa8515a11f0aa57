package sklad.eventstore;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A batch turned on its side, as the append function takes it. */
final class BatchColumns {

    private final int commits;
    private final List<Of<NewEvent>> events = new ArrayList<>();
    private final List<Of<Expectation>> expectations = new ArrayList<>();
    private final List<Of<PlacedReceipt>> receipts = new ArrayList<>();

    BatchColumns(List<PendingCommit> batch) {
        commits = batch.size();
        for (int i = 0; i < commits; i++) {
            add(i + 1, batch.get(i));
        }
    }

    void bind(PreparedStatement statement) throws SQLException {
        Object[] columns = {
            commits,
            commitNumbers(events),
            texts(events, NewEvent::streamId),
            numbers(events, NewEvent::sequenceNumber),
            texts(events, event -> event.eventId().toString()),
            texts(events, NewEvent::streamType),
            texts(events, NewEvent::eventType),
            texts(events, NewEvent::revision),
            texts(events, NewEvent::payload),
            texts(events, NewEvent::metadata),
            commitNumbers(expectations),
            texts(expectations, Expectation::streamId),
            numbers(expectations, Expectation::sequenceNumber),
            commitNumbers(receipts),
            receipts.stream().mapToInt(receipt -> receipt.item().place()).toArray(),
            texts(receipts, receipt -> receipt.receipt().owner()),
            texts(receipts, receipt -> receipt.receipt().key()),
            texts(receipts, receipt -> receipt.receipt().requestHash()),
            texts(receipts, receipt -> receipt.receipt().answer()),
        };
        for (int i = 0; i < columns.length; i++) {
            statement.setObject(i + 1, columns[i]);
        }
    }

    private void add(int number, PendingCommit commit) {
        int before = events.size();
        commit.events().forEach(event -> events.add(new Of<>(number, event)));
        commit.expectations()
                .forEach((stream, sequence) -> expectations.add(new Of<>(number, new Expectation(stream, sequence))));
        commit.receipts().forEach(receipt -> {
            int place = commit.placeOf(receipt);
            receipts.add(new Of<>(number, new PlacedReceipt(place == 0 ? 0 : before + place, receipt)));
        });
    }

    private static int[] commitNumbers(List<? extends Of<?>> rows) {
        return rows.stream().mapToInt(Of::commit).toArray();
    }

    private static <T> String[] texts(List<Of<T>> rows, Function<T, String> column) {
        return rows.stream().map(row -> column.apply(row.item())).toArray(String[]::new);
    }

    private static <T> long[] numbers(List<Of<T>> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(row -> column.applyAsLong(row.item())).toArray();
    }

    private record Of<T>(int commit, T item) {}

    private record Expectation(String streamId, long sequenceNumber) {}

    private record PlacedReceipt(int place, Receipt receipt) {}
}
