package sklad.command.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import sklad.command.dispatch.AggregateKind.Opened;
import sklad.command.dispatch.Draft.Accepted;
import sklad.command.dispatch.Draft.Repeated;
import sklad.command.dispatch.Draft.RequestKey;
import sklad.command.dispatch.Draft.Settled;
import sklad.command.domain.Command;
import sklad.command.domain.Rejection;
import sklad.eventstore.StoredReceipt;

/** Decides the lines of one plan in their order, each on the state that the lines before it have left. */
final class Decisions {

    private final Answers answers;
    private final Consumer<@Nullable Object> witness;
    private final MetaData origin;
    private final Map<String, StoredReceipt> used;
    private final Map<String, Opened> streams;
    private final Map<String, Accepted> firsts = new HashMap<>();

    /** @param witness is told what each command led to */
    Decisions(
            Answers answers,
            Consumer<@Nullable Object> witness,
            MetaData origin,
            Map<String, StoredReceipt> used,
            Map<String, Opened> streams) {
        this.answers = answers;
        this.witness = witness;
        this.origin = origin;
        this.used = used;
        this.streams = streams;
    }

    Draft decide(Line line) {
        if (line.intent() == null) {
            return Settled.refused(Objects.requireNonNull(line.invalid()));
        }
        if (line.key() == null) {
            return decide(line.intent(), line.ifMatch(), null);
        }
        RequestKey key = new RequestKey(line.key(), answers.hash(line.intent()));
        Draft earlier = earlier(key);
        return earlier != null ? earlier : decide(line.intent(), line.ifMatch(), key);
    }

    private @Nullable Draft earlier(RequestKey key) {
        StoredReceipt receipt = used.get(key.name());
        if (receipt != null) {
            return receipt.requestHash().equals(key.hash())
                    ? Settled.replayed(answers.read(receipt), receipt)
                    : Settled.refused(new KeyReused(key.name()));
        }
        Accepted first = firsts.get(key.name());
        if (first != null) {
            return key.equals(first.key()) ? new Repeated(first) : Settled.refused(new KeyReused(key.name()));
        }
        return null;
    }

    private Draft decide(Intent intent, VersionCondition condition, @Nullable RequestKey key) {
        List<Long> before = versions(intent);
        try {
            condition.check(before.get(0));
            List<@Nullable Object> results = new ArrayList<>(intent.commands().size());
            intent.commands().forEach(command -> results.add(handled(command)));
            Accepted accepted = accepted(intent, before, new Decided(results, versions(intent)), key);
            if (key != null) {
                firsts.put(key.name(), accepted);
            }
            return accepted;
        } catch (Rejection rejection) {
            if (!versions(intent).equals(before)) {
                throw new IllegalStateException("Refused after something was applied: " + intent, rejection);
            }
            return Settled.refused(rejection);
        }
    }

    private Accepted accepted(Intent intent, List<Long> before, Decided decided, @Nullable RequestKey key) {
        Answer answer = intent.answer().apply(decided);
        int last = decided.commands() - 1;
        while (last >= 0 && decided.version(last) == before.get(last)) {
            last--;
        }
        return last < 0
                ? new Accepted(answer, "", -1, key)
                : new Accepted(answer, intent.commands().get(last).stream(), decided.version(last), key);
    }

    private List<Long> versions(Intent intent) {
        List<Long> versions = new ArrayList<>(intent.commands().size());
        intent.commands().forEach(command -> versions.add(opened(command).version()));
        return versions;
    }

    /** The unit of work carries the command while it is handled, so that the events have its metadata and no other's. */
    private @Nullable Object handled(Command command) {
        CommandMessage<Command> message = new GenericCommandMessage<>(
                new GenericMessage<>(command.stream(), command, origin),
                command.getClass().getName());
        CurrentUnitOfWork.get().transformMessage(before -> message);
        Object result = opened(command).handle(message);
        witness.accept(result);
        return result;
    }

    private Opened opened(Command command) {
        return Objects.requireNonNull(streams.get(command.stream()));
    }
}
