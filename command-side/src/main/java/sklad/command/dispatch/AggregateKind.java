package sklad.command.dispatch;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import sklad.eventstore.Commit;

/**
 * A kind of aggregate, and how one of it is loaded, locked, or made anew.
 *
 * @param prefix of its streams' names, up to the colon
 * @param cached whether the aggregate with this stream is in memory
 * @param snapshots how its state is written down now and then; null: it is not
 */
public record AggregateKind<T>(
        String prefix,
        Repository<T> repository,
        Function<String, T> create,
        Predicate<String> cached,
        @Nullable Snapshotting snapshots) {

    /** Locks the aggregate and takes it from the cache or the store; makes it where the store has none. */
    Opened open(String stream) {
        return opened(stream, unchecked(() -> repository.loadOrCreate(stream, () -> create.apply(stream))));
    }

    /** Makes and locks an aggregate that the store was found not to have; if it has it by now, the append will conflict. */
    Opened openNew(String stream) {
        return opened(stream, unchecked(() -> repository.newInstance(() -> create.apply(stream))));
    }

    private Opened opened(String stream, Aggregate<T> aggregate) {
        return new Opened(stream, aggregate, version(aggregate), snapshots);
    }

    /** What Axon declares that it may throw, and nobody here throws. */
    private static <R extends @Nullable Object> R unchecked(Callable<R> call) {
        try {
            return call.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long version(Aggregate<?> aggregate) {
        return aggregate.version() == null ? -1 : aggregate.version();
    }

    /** An aggregate that the unit of work has locked, and its version when it was opened. */
    record Opened(
            String stream,
            Aggregate<?> aggregate,
            long versionBefore,
            @Nullable Snapshotting snapshots) {

        /** -1: the stream does not exist. */
        long version() {
            return AggregateKind.version(aggregate);
        }

        /** Decides on the state that the commands before have left; one that it refuses has changed nothing. */
        @Nullable
        Object handle(CommandMessage<?> command) {
            return unchecked(() -> aggregate.handle(command));
        }

        /** Takes its state down while it is locked, if it is time; what is returned stores that, once the events are stored. */
        Optional<Runnable> snapshot() {
            return snapshots == null || !snapshots.isDue(versionBefore, version())
                    ? Optional.empty()
                    : Optional.of(snapshots.of(stream, version(), aggregate));
        }

        boolean changed() {
            return version() != versionBefore;
        }

        /** The decision, whatever it is, holds for this version. */
        void expectAsOpened() {
            Commit.current().expect(stream, versionBefore);
        }

        /** What the unit of work writes is checked as it is written; this is for the rest. */
        void expectUnchanged() {
            if (!changed()) {
                expectAsOpened();
            }
        }
    }
}
