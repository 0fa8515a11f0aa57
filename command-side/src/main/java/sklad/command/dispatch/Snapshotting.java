package sklad.command.dispatch;

import org.axonframework.modelling.command.Aggregate;
import sklad.eventstore.BackgroundSnapshots;
import sklad.eventstore.Snapshots;
import sklad.eventstore.Snapshots.Snapshot;

/**
 * How aggregates are written down folded. The state is taken from memory: to fold the stream once more, as Axon's snapshotter
 * does, would read each event again.
 *
 * @param events of how many events a snapshot spares the reading
 * @param snapshots how states are written
 * @param background stores them
 */
public record Snapshotting(int events, Snapshots snapshots, BackgroundSnapshots background) {

    /** Whether another so many events have come; versions count from 0, and -1 is before the first. */
    boolean isDue(long versionBefore, long version) {
        return (version + 1) / events > (versionBefore + 1) / events;
    }

    Runnable of(String stream, long version, Aggregate<?> aggregate) {
        Snapshot snapshot = aggregate.invoke(state -> snapshots.of(aggregate.type(), stream, version, state));
        return () -> background.store(snapshot);
    }
}
