package sklad.command.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import sklad.command.dispatch.AggregateKind.Opened;
import sklad.command.dispatch.Draft.Accepted;
import sklad.command.dispatch.Draft.Settled;
import sklad.command.dispatch.Ending.Part;
import sklad.command.domain.Rejection;
import sklad.command.masterdata.MasterDataCache;
import sklad.command.masterdata.UserFacts;
import sklad.eventstore.AppendRefused;
import sklad.eventstore.Commit;
import sklad.eventstore.StoredReceipt;
import sklad.web.Caller;

/** Tries requests once: one unit of work, one append. */
public final class Attempt {

    private final Streams streams;
    private final Answers answers;
    private final MasterDataCache masterData;
    private final Storage storage;
    private final Consumer<@Nullable Object> witness;

    /** @param witness is told what each command led to, before anything is stored */
    public Attempt(
            Streams streams,
            Answers answers,
            MasterDataCache masterData,
            Storage storage,
            Consumer<@Nullable Object> witness) {
        this.streams = streams;
        this.answers = answers;
        this.masterData = masterData;
        this.storage = storage;
        this.witness = witness;
    }

    /**
     * What became of each line of each request. Several requests are decided in their order, and none bears the refusal of
     * another; {@link Request#onlyStream()} is the same for all.
     *
     * @throws ConcurrencyException another process was first: decide again
     * @throws sklad.eventstore.ReceiptExists a key was used meanwhile: look it up again
     * @throws Entangled one of several has failed, and nothing is stored: try each alone
     */
    List<List<Outcome>> at(List<Request> requests) {
        List<Map<String, StoredReceipt>> used = requests.stream()
                .map(request ->
                        answers.find(request.caller().username(), request.plan().keys()))
                .toList();
        UnitOfWork<?> unit = storage.begin(requests);
        Commit commit = Commit.current();
        try {
            Ending ending = decide(requests, used);
            return ending.stores() ? store(unit, commit, ending) : leave(unit, commit, ending);
        } catch (RuntimeException | Error failure) {
            if (unit.isActive()) {
                unit.rollback(failure);
            }
            masterData.forget(commit.expectations().keySet());
            throw failure;
        }
    }

    private Ending decide(List<Request> requests, List<Map<String, StoredReceipt>> used) {
        try {
            List<Optional<Rejection>> refused =
                    requests.stream().map(this::refusal).toList();
            if (requests.size() == 1 && refused.get(0).isPresent()) {
                throw refused.get(0).get();
            }
            Map<String, Opened> opened = streams.open(streamsOf(requests, used));
            List<Part> parts = new ArrayList<>(requests.size());
            for (int i = 0; i < requests.size(); i++) {
                Request request = requests.get(i);
                Decisions decisions = new Decisions(answers, witness, request.origin(), used.get(i), opened);
                Optional<Draft> whole = refused.get(i).map(Settled::refused);
                parts.add(new Part(
                        request,
                        request.plan().lines().stream()
                                .map(line -> whole.orElseGet(() -> decisions.decide(line)))
                                .toList()));
            }
            return new Ending(parts, List.copyOf(opened.values()));
        } catch (Rejection | ConcurrencyException | LockAcquisitionFailedException failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw requests.size() == 1 ? failure : new Entangled(failure);
        }
    }

    private Optional<Rejection> refusal(Request request) {
        try {
            masterData.user(request.caller().username()).ifPresent(UserFacts::mustBeActive);
            return Optional.empty();
        } catch (Rejection inactive) {
            return Optional.of(inactive);
        }
    }

    private List<List<Outcome>> store(UnitOfWork<?> unit, Commit commit, Ending ending) {
        ending.opened().forEach(Opened::expectUnchanged);
        ending.parts().forEach(part -> part.accepted()
                .forEach(draft -> keep(commit, draft, part.request().caller())));
        List<Runnable> snapshots = ending.opened().stream()
                .map(Opened::snapshot)
                .flatMap(Optional::stream)
                .toList();
        try {
            unit.commit();
        } catch (AppendRefused failure) {
            throw ending.parts().size() == 1 ? failure : new Entangled(failure);
        }
        snapshots.forEach(Runnable::run);
        masterData.forget(ending.changed());
        return ending.outcomes(commit.appended(), null);
    }

    /** Nothing is to be stored; the decision must rest on the present state all the same. */
    private List<List<Outcome>> leave(UnitOfWork<?> unit, Commit commit, Ending ending) {
        ending.opened().forEach(Opened::expectAsOpened);
        long head = storage.headIfCurrent(commit.expectations());
        if (ending.changed().isEmpty()) {
            unit.commit();
        } else {
            unit.rollback();
        }
        return ending.outcomes(null, head);
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

    private static Set<String> streamsOf(List<Request> requests, List<Map<String, StoredReceipt>> used) {
        Set<String> streams = new TreeSet<>();
        for (int i = 0; i < requests.size(); i++) {
            Set<String> usedKeys = used.get(i).keySet();
            requests.get(i).plan().lines().stream()
                    .filter(line -> line.key() == null || !usedKeys.contains(line.key()))
                    .map(Line::intent)
                    .filter(Objects::nonNull)
                    .flatMap(intent -> intent.commands().stream())
                    .forEach(command -> streams.add(command.stream()));
        }
        return streams;
    }
}
