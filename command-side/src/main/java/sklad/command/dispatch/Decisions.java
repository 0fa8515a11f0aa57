package sklad.command.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
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

    private final CommandBus bus;
    private final Answers answers;
    private final MetaData origin;
    private final Map<String, StoredReceipt> used;
    private final Map<String, Opened> streams;
    private final Map<String, Accepted> firsts = new HashMap<>();

    Decisions(
            CommandBus bus,
            Answers answers,
            MetaData origin,
            Map<String, StoredReceipt> used,
            Map<String, Opened> streams) {
        this.bus = bus;
        this.answers = answers;
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
            Decided decided = new Decided(
                    intent.commands().stream().map(this::handled).collect(Collectors.toList()), versions(intent));
            Accepted accepted = accepted(intent, before, decided, key);
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
        StoredAnswer answer = answers.store(intent.answer().apply(decided));
        List<Long> after = versions(intent);
        int last = IntStream.range(0, after.size())
                .filter(i -> !after.get(i).equals(before.get(i)))
                .reduce(-1, (one, later) -> later);
        return last < 0
                ? new Accepted(answer, "", -1, key)
                : new Accepted(answer, intent.commands().get(last).stream(), after.get(last), key);
    }

    private List<Long> versions(Intent intent) {
        return intent.commands().stream()
                .map(command ->
                        Objects.requireNonNull(streams.get(command.stream())).version())
                .toList();
    }

    private @Nullable Object handled(Command command) {
        Result result = new Result();
        bus.dispatch(
                new GenericCommandMessage<>(command, origin),
                (message, answer) -> result.is(
                        answer.isExceptional() ? null : answer.getPayload(),
                        answer.isExceptional() ? answer.exceptionResult() : null));
        return result.get();
    }

    /** The command bus answers through a callback, in this same thread. */
    private static final class Result {
        private @Nullable Object value;
        private @Nullable Throwable failure;

        void is(@Nullable Object handled, @Nullable Throwable thrown) {
            value = handled;
            failure = thrown;
        }

        @Nullable
        Object get() {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            return value;
        }
    }
}
