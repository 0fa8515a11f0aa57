package sklad.bench;

import java.io.IOException;
import sklad.bench.system.Server;

/** If somebody ends the run, whatever it has started ends with it: PostgreSQL would go on. */
final class Abandonment implements AutoCloseable {

    private final Thread hook;

    private Abandonment(Thread hook) {
        this.hook = hook;
    }

    static Abandonment prepare(Server server) {
        Thread hook = new Thread(() -> abandon(server), "abandonment");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Abandonment(hook);
    }

    /** The run has come to its end. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static void abandon(Server server) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        try {
            server.close();
        } catch (IOException alreadyStopping) {
            System.err.println(alreadyStopping.getMessage());
        }
    }
}
