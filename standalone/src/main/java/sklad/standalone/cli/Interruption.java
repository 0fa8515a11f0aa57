package sklad.standalone.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C interrupt the work of this thread, and lets that report before the process ends. */
final class Interruption {

    private static final int PATIENCE_SECONDS = 15;

    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook;

    private Interruption() {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> interrupt(worker), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Does the work; when it is interrupted, the process ends after it has returned. */
    static <T> T around(Work<T> work) throws IOException {
        Interruption interruption = new Interruption();
        try {
            return work.run();
        } finally {
            interruption.end();
        }
    }

    private void end() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook runs, and has just been let go.
        }
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            if (!reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("sklad: stopped without a report");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What can be interrupted. */
    interface Work<T> {
        T run() throws IOException;
    }
}
