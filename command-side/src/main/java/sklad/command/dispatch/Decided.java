package sklad.command.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands of an intent led to, in their order. */
public final class Decided {

    private final List<@Nullable Object> results;
    private final List<Long> versions;

    Decided(List<@Nullable Object> results, List<Long> versions) {
        this.results = results;
        this.versions = versions;
    }

    /** How many commands there were. */
    public int commands() {
        return versions.size();
    }

    /** What the handler of a command returned. */
    public <T> T result(int command, Class<T> type) {
        return type.cast(results.get(command));
    }

    /** The version of a command's stream after it: the sequence number of the last event. */
    public long version(int command) {
        return versions.get(command);
    }

    /** The version of the one stream that was asked to change. */
    public long version() {
        return version(versions.size() - 1);
    }
}
