package sklad.bench.worker;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What the clients of a worker do over and over. */
interface Work extends AutoCloseable {

    /** In which its clients run: those that it would be called by in production. */
    default Executor threads() {
        return Threads.platform();
    }

    /** How many preparations there are. */
    default int preparations() {
        return 0;
    }

    /** Prepares; any number may go on at the same time. */
    default void prepare(int number) {}

    /** Does one thing; returns the movements that are acknowledged. */
    List<UUID> perform(Choice choice);

    @Override
    default void close() {}
}
