package sklad.eventstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The commits of one transaction, none of which writes what another of them writes or relies on: whether a commit conflicts
 * must not depend on its neighbours.
 */
final class Batch {

    private final AppendSettings settings;
    private final List<PendingCommit> commits = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> reliedOn = new HashSet<>();
    private final Set<Key> keys = new HashSet<>();
    private int events;
    private long characters;

    Batch(AppendSettings settings) {
        this.settings = settings;
    }

    List<PendingCommit> commits() {
        return commits;
    }

    boolean hasRoomFor(PendingCommit commit) {
        return commits.isEmpty()
                || (events + commit.events().size() <= settings.batchEvents()
                        && characters + commit.size() <= settings.batchCharacters());
    }

    /** False: it waits for the next batch, and what comes after it and touches the same waits behind it. */
    boolean admit(PendingCommit commit) {
        boolean apart = isApartFrom(commit);
        written.addAll(commit.streams());
        reliedOn.addAll(commit.expectations().keySet());
        commit.receipts().forEach(receipt -> keys.add(new Key(receipt.owner(), receipt.key())));
        if (apart) {
            commits.add(commit);
            events += commit.events().size();
            characters += commit.size();
        }
        return apart;
    }

    private boolean isApartFrom(PendingCommit commit) {
        return commit.streams().stream().noneMatch(stream -> written.contains(stream) || reliedOn.contains(stream))
                && commit.expectations().keySet().stream().noneMatch(written::contains)
                && commit.receipts().stream()
                        .noneMatch(receipt -> keys.contains(new Key(receipt.owner(), receipt.key())));
    }

    private record Key(String owner, String key) {}
}
