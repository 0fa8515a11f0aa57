package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static sklad.eventstore.TestStore.commit;
import static sklad.eventstore.TestStore.row;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sklad.eventstore.Commit.Appended;

/** Commits that wait together, and what becomes of each. */
class AppenderTest {

    private static final AppendSettings SMALL =
            new AppendSettings(3, 1_000, 5_000, 1_000_000, Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_conflict_fails_only_the_commit_that_it_belongs_to() throws Exception {
        store.appender.append(commit("a", 0));

        List<CompletableFuture<Appended>> answers = store.together(
                commit("a", 0),
                commit("b", 0),
                commit("c", 0, Map.of("a", -1L), List.of()),
                commit("d", 0, Map.of("a", 0L), List.of()));

        assertFailed(answers.get(0), ConcurrencyException.class);
        assertFailed(answers.get(2), ConcurrencyException.class);
        assertThat(List.of(
                        answers.get(1).join().lastPosition(),
                        answers.get(3).join().lastPosition()))
                .containsExactlyInAnyOrder(2L, 3L);
        assertThat(store.registry
                        .get("sklad.append.conflicts")
                        .tag("kind", "stream")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(store.streams()).containsExactlyInAnyOrder("a/0", "b/0", "d/0");
    }

    @Test
    void of_commits_on_one_stream_that_wait_together_the_first_is_stored() throws Exception {
        List<CompletableFuture<Appended>> answers = store.together(
                commit("a", 0), commit("a", 0), commit("a", 1), commit("b", 0, Map.of("a", -1L), List.of()));

        assertThat(answers.get(0).join().lastPosition()).isEqualTo(1);
        assertFailed(answers.get(1), ConcurrencyException.class);
        assertThat(answers.get(2).join().lastPosition()).isEqualTo(2);
        assertFailed(answers.get(3), ConcurrencyException.class);
    }

    @Test
    void commits_that_wait_together_are_one_statement_and_one_transaction() throws Exception {
        PendingCommit[] commits =
                IntStream.range(0, 20).mapToObj(i -> commit("s" + i, 0)).toArray(PendingCommit[]::new);

        store.together(commits);

        // The appender's connection commits by itself: it has as many transactions as statements.
        assertThat(store.select("SELECT count(*) || ' in ' || count(DISTINCT xmin::text || '/' || cmin)"
                        + " FROM event_store.event"))
                .containsExactly("20 in 1");
    }

    @Test
    void a_used_key_is_told_apart_from_a_conflict() throws Exception {
        Receipt receipt = new Receipt("anna", "k", "hash", "{}", "a", 0);
        List<CompletableFuture<Appended>> answers = store.together(
                commit("a", 0, Map.of(), List.of(receipt)),
                commit("a", 0, Map.of(), List.of(receipt)),
                commit("b", 0, Map.of(), List.of(new Receipt("bert", "k", "hash", "{}", "b", 0))));

        assertThat(answers.get(0).join().lastPosition()).isEqualTo(1);
        assertFailed(answers.get(1), ReceiptExists.class);
        answers.get(2).join();
        assertThat(new Receipts(store.database.command())
                        .find("anna", List.of("k", "other"))
                        .values())
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.position()).isEqualTo(1);
                    assertThat(stored.requestHash()).isEqualTo("hash");
                });
    }

    @Test
    void text_that_the_database_refuses_fails_only_its_own_commit() throws Exception {
        NewEvent poison = new NewEvent("p\0", 0, UUID.randomUUID(), "Lamp", "LampSwitched", "1", "{}", "{}");
        NewEvent broken = new NewEvent("q", 0, UUID.randomUUID(), "Lamp", "LampSwitched", "1", "{", "{}");
        List<CompletableFuture<Appended>> answers = store.together(
                commit("a", 0),
                new PendingCommit(List.of(poison), Map.of(), List.of()),
                commit("b", 0),
                new PendingCommit(List.of(broken), Map.of(), List.of()),
                commit("c", 0));

        assertFailed(answers.get(1), AppendRefused.class);
        assertFailed(answers.get(3), AppendRefused.class);
        assertThat(store.streams()).containsExactlyInAnyOrder("a/0", "b/0", "c/0");
        assertThat(answers)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(3);
    }

    @Test
    void a_full_queue_turns_the_caller_away_at_once() throws Exception {
        try (TestStore small = new TestStore(SMALL);
                Connection other = small.lockHead()) {
            List<CompletableFuture<Appended>> answers = new ArrayList<>();
            answers.add(small.append(commit("first", 0)));
            await().until(() -> small.isBlocked() && small.queued() == 0);
            IntStream.range(0, 3).forEach(i -> answers.add(small.append(commit("waiting" + i, 0))));
            await().until(() -> small.queued() == 3);

            assertThatThrownBy(() -> small.appender.append(commit("late", 0))).isInstanceOf(Overloaded.class);

            other.rollback();
            answers.forEach(CompletableFuture::join);
            assertThat(small.streams()).hasSize(4);
        }
    }

    @Test
    void what_was_taken_in_is_answered_before_the_appender_closes() throws Exception {
        List<PendingCommit> commits = IntStream.range(0, 20)
                .mapToObj(i -> commit("s" + i % 10, i / 10))
                .toList();
        CompletableFuture<Void> closed;
        try (Connection other = store.lockHead()) {
            List<CompletableFuture<Appended>> answers = new ArrayList<>();
            answers.add(store.append(commits.get(0)));
            await().until(() -> store.isBlocked() && store.queued() == 0);
            commits.stream().skip(1).forEach(commit -> answers.add(store.append(commit)));
            await().until(() -> store.queued() == 19);
            closed = CompletableFuture.runAsync(store.appender::close);
            other.rollback();
        }

        closed.join();

        assertThat(commits).allMatch(PendingCommit::isAnswered);
        assertThat(store.streams()).hasSize(20);
    }

    @Test
    void an_interrupted_caller_learns_the_truth_and_stays_interrupted() throws Exception {
        try (Connection other = store.lockHead()) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                store.appender.append(commit("a", 0));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            await().until(() -> store.isBlocked());
            caller.interrupt();
            other.rollback();

            assertThat(interrupted.join()).isTrue();
            assertThat(store.streams()).containsExactly("a/0");
        }
    }

    @Test
    void a_commit_must_continue_its_own_streams_without_a_gap() {
        List<NewEvent> gap = List.of(row("a", 0), row("a", 2));

        assertThatThrownBy(() -> new PendingCommit(gap, Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertFailed(CompletableFuture<Appended> answer, Class<? extends Exception> failure) {
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(failure);
    }
}
