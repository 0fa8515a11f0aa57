package sklad.command.dispatch;

import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import sklad.eventstore.Commit;

/**
 * A kind of aggregate, and how one of it is loaded, locked, or made anew.
 *
 * @param prefix of its streams' names, up to the colon
 */
public record AggregateKind<T>(String prefix, Repository<T> repository, Function<String, T> create) {

    Opened open(String stream) {
        try {
            Aggregate<T> aggregate = repository.loadOrCreate(stream, () -> create.apply(stream));
            return new Opened(stream, aggregate, version(aggregate));
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
    record Opened(String stream, Aggregate<?> aggregate, long versionBefore) {

        /** -1: the stream does not exist. */
        long version() {
            return AggregateKind.version(aggregate);
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
