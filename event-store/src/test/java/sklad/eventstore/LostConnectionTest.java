package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static sklad.eventstore.TestStore.commit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sklad.eventstore.Commit.Appended;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;

/** Whatever happens to the connection, each caller is told the truth. */
class LostConnectionTest {

    private static final AppendSettings IMPATIENT =
            new AppendSettings(4096, 50_000, 5_000, 8_000_000, Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final TestDatabase database = TestPostgres.migrated();
    private final CutCable cable = new CutCable(database.port());
    private TestStore store = connect(AppendSettings.defaults());

    LostConnectionTest() throws IOException {
        store.appender.append(commit("before", 0));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        cable.close();
    }

    @Test
    void an_append_whose_answer_got_lost_is_found_and_acknowledged() {
        cable.loseNextAnswer();

        Appended appended = store.appender.append(commit("a", 0));

        assertThat(appended.lastPosition()).isEqualTo(2);
        assertThat(appended.positionOf("a", 0)).isEqualTo(2);
        assertThat(store.streams()).containsExactly("before/0", "a/0");
    }

    @Test
    void an_append_that_got_lost_itself_is_repeated() {
        cable.loseNextRequest();

        assertThat(store.appender.append(commit("a", 0)).lastPosition()).isEqualTo(2);

        assertThat(store.streams()).containsExactly("before/0", "a/0");
    }

    @Test
    void a_lost_answer_that_was_a_conflict_is_still_a_conflict() {
        cable.loseNextAnswer();

        assertThatThrownBy(() -> store.appender.append(commit("before", 0))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void a_receipt_whose_answer_got_lost_is_found() {
        cable.loseNextAnswer();
        Receipt receipt = new Receipt("anna", "k", "hash", "{\"n\": 1}", "", 0);

        Appended appended = store.appender.append(new PendingCommit(List.of(), Map.of(), List.of(receipt)));

        assertThat(appended.lastPosition()).isEqualTo(1);
    }

    @Test
    void a_lost_backend_that_still_waits_is_ended_before_anyone_is_answered() throws Exception {
        CompletableFuture<Appended> answer;
        try (var other = store.lockHead()) {
            answer = store.append(commit("a", 0));
            await().until(store::isBlocked);
            cable.down(true);
            cable.down(false);
            await().until(store::isBlocked);
            other.rollback();
        }

        assertThat(answer.join().lastPosition()).isEqualTo(2);
        assertThat(store.streams()).containsExactly("before/0", "a/0");
    }

    @Test
    void while_the_database_is_away_commits_fail_that_are_certainly_not_stored() throws IOException {
        restart(IMPATIENT);
        cable.down(true);

        assertThatThrownBy(() -> store.appender.append(commit("a", 0))).isInstanceOf(AppendFailed.class);

        cable.down(false);
        assertThat(store.appender.append(commit("b", 0)).lastPosition()).isEqualTo(2);
        assertThat(store.streams()).containsExactly("before/0", "b/0");
    }

    @Test
    void an_outcome_that_nobody_can_learn_is_said_to_be_unknown() throws Exception {
        restart(IMPATIENT);
        store.appender.append(commit("b", 0));
        CompletableFuture<Appended> answer;
        try (var other = store.lockHead()) {
            answer = store.append(commit("a", 0));
            await().until(store::isBlocked);
            cable.down(true);
            other.rollback();
        }

        assertThatThrownBy(answer::join).hasCauseInstanceOf(OutcomeUnknown.class);
    }

    private void restart(AppendSettings settings) {
        store.close();
        store = connect(settings);
    }

    private TestStore connect(AppendSettings settings) {
        return new TestStore(database, new TestDatabase(cable.port(), database.name()), settings);
    }
}
