package sklad.command.stock;

import java.util.Optional;
import java.util.UUID;

/** What happened before, for decisions that look further back than to what is on hand now. */
public interface Past {

    /**
     * The movements of a stock item, by the time at which they happened.
     *
     * @param version of the state that the decision is taken on; -1: there is no movement yet
     */
    Timeline timeline(String stream, long version);

    /** What has taken a movement back, if anything has. */
    Optional<UUID> reversalOf(UUID movement);

    /** Whether there was such a movement. */
    boolean knows(UUID movement);
}
