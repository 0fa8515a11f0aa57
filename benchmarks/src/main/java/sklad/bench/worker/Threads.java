package sklad.bench.worker;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** Threads for clients. */
final class Threads {

    private static final int VIRTUAL = 21;
    private static final Executor MANY = Runtime.version().feature() >= VIRTUAL
            ? new VirtualThreadTaskExecutor("client-")
            : Executors.newCachedThreadPool();

    private static final Executor PLATFORM = Executors.newCachedThreadPool();

    private Threads() {}

    /** One of the operating system's for each task. */
    static Executor platform() {
        return PLATFORM;
    }

    /** One for each task; virtual ones where Java has them. */
    static Executor many() {
        return MANY;
    }
}
