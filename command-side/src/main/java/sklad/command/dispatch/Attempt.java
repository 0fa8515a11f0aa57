package sklad.command.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import sklad.command.dispatch.AggregateKind.Opened;
import sklad.command.dispatch.Draft.Accepted;
import sklad.command.dispatch.Draft.Repeated;
import sklad.command.dispatch.Draft.Settled;
import sklad.command.masterdata.MasterDataCache;
import sklad.command.masterdata.UserFacts;
import sklad.eventstore.Commit;
import sklad.eventstore.Commit.Appended;
import sklad.eventstore.StoredReceipt;
import sklad.web.Caller;

/** Tries a plan once: one unit of work, one append. */
public final class Attempt {

    private final CommandBus bus;
    private final Streams streams;
    private final Answers answers;
    private final MasterDataCache masterData;
    private final Storage storage;

    public Attempt(CommandBus bus, Streams streams, Answers answers, MasterDataCache masterData, Storage storage) {
        this.bus = bus;
        this.streams = streams;
        this.answers = answers;
        this.masterData = masterData;
        this.storage = storage;
    }

    /**
     * What became of each line.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException another process was first: decide again
     * @throws sklad.eventstore.ReceiptExists a key was used meanwhile: look it up again
     */
    List<Outcome> at(Plan plan, Caller caller) {
        Map<String, StoredReceipt> used = answers.find(caller.username(), plan.keys());
        UnitOfWork<?> unit = storage.begin(plan);
        Commit commit = Commit.current();
        try {
            masterData.user(caller.username()).ifPresent(UserFacts::mustBeActive);
            Map<String, Opened> opened = streams.open(streamsOf(plan, used.keySet()));
            Decisions decisions = new Decisions(bus, answers, Origin.of(caller), used, opened);
            List<Draft> drafts = plan.lines().stream().map(decisions::decide).toList();
            Ending ending = new Ending(plan, drafts, List.copyOf(opened.values()));
            return ending.stores() ? store(unit, commit, ending, caller) : leave(unit, commit, ending);
        } catch (RuntimeException | Error failure) {
            if (unit.isActive()) {
                unit.rollback(failure);
            }
            masterData.forget(commit.expectations().keySet());
            throw failure;
        }
    }

    private List<Outcome> store(UnitOfWork<?> unit, Commit commit, Ending ending, Caller caller) {
        ending.opened.forEach(Opened::expectUnchanged);
        ending.accepted().forEach(draft -> keep(commit, draft, caller));
        unit.commit();
        masterData.forget(ending.changed());
        return ending.outcomes(commit.appended(), null);
    }

    /** Nothing is to be stored; the decision must rest on the present state all the same. */
    private List<Outcome> leave(UnitOfWork<?> unit, Commit commit, Ending ending) {
        ending.opened.forEach(Opened::expectAsOpened);
        long head = storage.headIfCurrent(commit.expectations());
        if (ending.changed().isEmpty()) {
            unit.commit();
        } else {
            unit.rollback();
        }
        return ending.outcomes(null, ending.plan.dryRun() ? null : head);
    }

    private void keep(Commit commit, Accepted draft, Caller caller) {
        if (draft.key() != null) {
            commit.keep(answers.receipt(
                    caller.username(),
                    draft.key().name(),
                    draft.key().hash(),
                    draft.answer(),
                    draft.stream(),
                    draft.sequence()));
        }
    }

    private static Set<String> streamsOf(Plan plan, Set<String> usedKeys) {
        return plan.lines().stream()
                .filter(line -> line.key() == null || !usedKeys.contains(line.key()))
                .map(Line::intent)
                .filter(Objects::nonNull)
                .flatMap(intent -> intent.commands().stream())
                .map(command -> command.stream())
                .collect(Collectors.toSet());
    }

    /** All that was decided. */
    private record Ending(Plan plan, List<Draft> drafts, List<Opened> opened) {

        boolean stores() {
            boolean refused =
                    drafts.stream().anyMatch(draft -> draft instanceof Settled settled && settled.isRefused());
            boolean wanted = !plan.dryRun() && !(plan.atomic() && refused);
            return wanted && (!changed().isEmpty() || accepted().stream().anyMatch(draft -> draft.key() != null));
        }

        List<Accepted> accepted() {
            return drafts.stream()
                    .filter(Accepted.class::isInstance)
                    .map(Accepted.class::cast)
                    .toList();
        }

        List<String> changed() {
            return opened.stream().filter(Opened::changed).map(Opened::stream).toList();
        }

        List<Outcome> outcomes(@Nullable Appended appended, @Nullable Long otherwise) {
            return drafts.stream()
                    .map(draft -> outcome(draft, appended, otherwise))
                    .toList();
        }

        private static Outcome outcome(Draft draft, @Nullable Appended appended, @Nullable Long otherwise) {
            if (draft instanceof Accepted accepted) {
                return accepted.outcome(appended, otherwise, false);
            }
            return draft instanceof Repeated repeated
                    ? repeated.first().outcome(appended, otherwise, true)
                    : ((Settled) draft).outcome();
        }
    }
}
