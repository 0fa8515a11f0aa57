package sklad.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sklad.eventstore.TestStore.installed;
import static sklad.eventstore.TestStore.switched;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A root unit of work is one commit, whatever is nested in it. */
class UnitOfWorkTest {

    private static final Receipt REFUSAL = new Receipt("anna", "key-1", "hash", "{\"refused\":true}", "", 0);

    private final TestStore store = new TestStore();
    private final EmbeddedEventStore eventStore =
            EmbeddedEventStore.builder().storageEngine(store.engine).build();

    @AfterEach
    void close() {
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
        eventStore.shutDown();
        store.close();
    }

    @Test
    void nested_units_of_work_are_stored_together_when_the_root_commits() {
        UnitOfWork<?> root = begin();
        Commit commit = Commit.current();
        inNested(() -> eventStore.publish(installed("desk"), switched("desk", 1)));
        inNested(() -> eventStore.publish(installed("hall")));
        eventStore.publish(switched("desk", 2));
        assertThat(store.streams()).isEmpty();

        root.commit();

        assertThat(store.streams()).containsExactly("lamp:desk/0", "lamp:desk/1", "lamp:hall/0", "lamp:desk/2");
        assertThat(store.select("SELECT count(DISTINCT recorded_at) FROM event_store.event"))
                .containsExactly("1");
        assertThat(commit.appended()).isNotNull().satisfies(appended -> {
            assertThat(appended.lastPosition()).isEqualTo(4);
            assertThat(appended.positionOf("lamp:hall", 0)).isEqualTo(3);
        });
    }

    @Test
    void a_nested_unit_of_work_that_fails_leaves_nothing_behind() {
        UnitOfWork<?> root = begin();
        store.engine.enlist(root);
        inNested(() -> eventStore.publish(installed("desk")));
        UnitOfWork<?> failed = begin();
        eventStore.publish(installed("hall"));
        Commit.current().keep(REFUSAL);
        failed.rollback();

        root.commit();

        assertThat(store.streams()).containsExactly("lamp:desk/0");
        assertThat(new Receipts(store.database.command()).find("anna", "key-1")).isEmpty();
    }

    @Test
    void a_root_that_rolls_back_stores_nothing() {
        UnitOfWork<?> root = begin();
        inNested(() -> eventStore.publish(installed("desk")));

        root.rollback();

        assertThat(store.streams()).isEmpty();
    }

    @Test
    void whatever_may_fail_in_the_commit_phase_fails_before_the_append() {
        UnitOfWork<?> root = begin();
        eventStore.publish(installed("desk"));
        root.onPrepareCommit(prepared -> prepared.onCommit(last -> {
            throw new IllegalStateException("no");
        }));

        assertThatThrownBy(root::commit).isInstanceOf(IllegalStateException.class);

        assertThat(store.streams()).isEmpty();
    }

    @Test
    void a_receipt_is_stored_although_nothing_happened() {
        UnitOfWork<?> root = begin();
        Commit commit = store.engine.enlist(root);
        commit.keep(REFUSAL);

        root.commit();

        assertThat(commit.appended()).isNotNull();
        assertThat(new Receipts(store.database.command()).find("anna", "key-1"))
                .map(StoredReceipt::answer)
                .hasValue("{\"refused\":true}");
    }

    @Test
    void a_receipt_without_a_store_fails_instead_of_getting_lost() {
        UnitOfWork<?> root = begin();
        Commit.current().keep(REFUSAL);

        assertThatThrownBy(root::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_decision_falls_with_what_it_relied_on() {
        store.appender.append(TestStore.commit("lamp:desk", 0));
        store.appender.append(TestStore.commit("lamp:desk", 1));
        UnitOfWork<?> root = begin();
        Commit.current().expect("lamp:desk", 0);
        eventStore.publish(installed("hall"));

        assertThatThrownBy(root::commit).isInstanceOf(ConcurrencyException.class);

        assertThat(store.streams()).containsExactly("lamp:desk/0", "lamp:desk/1");
        assertThat(Commit.of(root).appended()).isNull();
    }

    @Test
    void a_unit_of_work_without_events_asks_nothing_of_the_database() {
        UnitOfWork<?> root = begin();
        store.engine.enlist(root).expect("lamp:desk", 7);
        store.close();

        root.commit();

        assertThat(Commit.of(root).appended()).isNull();
    }

    private static UnitOfWork<?> begin() {
        return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("command"));
    }

    private static void inNested(Runnable task) {
        begin().execute(task);
    }
}
