package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Appending costs as much in a large store as in an empty one, where the plans are made. */
class PlanTest {

    private static final int EVENTS = 10_000;

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void no_append_reads_through_a_whole_table() {
        store.appender.append(TestStore.commit("first", 0));
        append("a");
        append("b");
        Map<String, String> before = sequentialReads();

        IntStream.range(1, 50).forEach(i -> {
            Receipt receipt = new Receipt("anna", "again-" + i, "hash", "{}", "first", i);
            store.appender.append(TestStore.commit("first", i, Map.of("a-1", 4L), List.of(receipt)));
        });

        assertThat(before).containsOnlyKeys("event", "receipt", "head");
        assertThat(sequentialReads()).containsAllEntriesOf(without("head", before));
    }

    @Test
    void a_commit_of_ten_thousand_events_with_a_receipt_each_costs_in_proportion() {
        append("warm");
        long begun = System.nanoTime();

        append("a");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(store.select("SELECT count(*) FROM event_store.receipt r JOIN event_store.event e USING (position)"
                        + " WHERE e.stream_id || e.sequence_number = r.key"))
                .containsExactly(String.valueOf(2 * EVENTS));
    }

    private void append(String name) {
        List<NewEvent> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> TestStore.row(name + "-" + i % 2_000, i / 2_000))
                .toList();
        List<Receipt> receipts = events.stream()
                .map(event -> new Receipt(
                        "anna",
                        event.streamId() + event.sequenceNumber(),
                        "hash",
                        "{}",
                        event.streamId(),
                        event.sequenceNumber()))
                .toList();
        Map<String, Long> expectations = new HashMap<>();
        IntStream.range(0, 2_000).forEach(i -> expectations.put("nowhere-" + i, -1L));
        store.appender.append(new PendingCommit(events, expectations, receipts));
    }

    /** How many rows each table gave to sequential scans, as the server counts. */
    private Map<String, String> sequentialReads() {
        store.select("SELECT pg_stat_force_next_flush()");
        Map<String, String> reads = new HashMap<>();
        store.select("SELECT relname || '=' || seq_scan || '/' || seq_tup_read FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'event_store' AND relname IN ('event', 'receipt', 'head')")
                .forEach(row -> reads.put(row.split("=", 2)[0], row.split("=", 2)[1]));
        return reads;
    }

    private static Map<String, String> without(String table, Map<String, String> reads) {
        Map<String, String> rest = new HashMap<>(reads);
        rest.remove(table);
        return rest;
    }
}
