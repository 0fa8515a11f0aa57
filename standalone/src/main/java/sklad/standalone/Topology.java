package sklad.standalone;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import sklad.standalone.identity.SigningKey;
import sklad.standalone.postgres.PostgresServer;

/** The running parts, started as early as what they need is there, stopped in the reverse order of what they need. */
public final class Topology implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Topology.class);

    private final Deque<Part> running = new ArrayDeque<>();
    private final Consumer<String> progress;

    /** Nothing runs yet; what happens is told to {@code progress}. */
    public Topology(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Starts everything on the data and returns when all of it answers. */
    public synchronized void start(DataDirectory data, Ports ports) throws IOException {
        if (PostgresServer.stopOrphan(data.path())) {
            progress.accept("A PostgreSQL of an earlier start, which was killed, still ran on this data: stopped it.");
        }
        ports.requireFree();
        data.sign(ports);
        try {
            startAll(data, ports);
        } catch (Exception failure) {
            close();
            throw explained(failure, data);
        }
    }

    /** Whether there is something to stop; waits for a start. */
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }

    private void startAll(DataDirectory data, Ports ports) throws Exception {
        Map<String, Starting> starting = new LinkedHashMap<>();
        try {
            starting.put(
                    "identity provider", async(() -> Applications.identityProvider(ports, SigningKey.of(data.path()))));
            EmbeddedDatabase database = EmbeddedDatabase.start(data, ports.postgres());
            running.push(new Part("PostgreSQL", database));
            progress.accept("PostgreSQL 18 is ready.");
            int applied = database.migrate();
            progress.accept(applied == 0 ? "The schemas are up to date." : "Applied " + applied + " migrations.");
            starting.put("query side", async(() -> Applications.querySide(ports, database)));
            starting.put("command side", async(() -> Applications.commandSide(ports, database)));
        } finally {
            awaitAll(starting);
        }
        progress.accept("Identity provider, query side and command side are ready.");
    }

    /** Also when one has failed: what has come up must go down again. */
    private void awaitAll(Map<String, Starting> starting) throws Exception {
        Exception first = null;
        for (Map.Entry<String, Starting> part : starting.entrySet()) {
            try {
                running.push(new Part(part.getKey(), part.getValue().get()));
            } catch (ExecutionException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Accepted commands are answered, then the parts that others need go: at last the database. Waits for a start. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            Part part = running.pop();
            try {
                part.closeable().close();
                LOG.info("Stopped: {}", part.name());
            } catch (Exception failure) {
                LOG.error("The {} did not stop cleanly", part.name(), failure);
                progress.accept("The " + part.name() + " did not stop cleanly: " + failure.getMessage());
            }
        }
    }

    private CannotStart explained(Throwable failure, DataDirectory data) {
        LOG.error("Start failed", failure);
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof CannotStart)) {
            root = root.getCause();
        }
        return new CannotStart(
                root.getMessage() + "\nThe whole story is in " + data.log("sklad.log") + " and beside it.", failure);
    }

    private static Starting async(Callable<ConfigurableApplicationContext> start) {
        Starting starting = new Starting(start);
        Thread thread = new Thread(starting, "start");
        thread.setDaemon(true);
        thread.start();
        return starting;
    }

    private record Part(String name, AutoCloseable closeable) {}

    private static final class Starting extends FutureTask<ConfigurableApplicationContext> {
        Starting(Callable<ConfigurableApplicationContext> start) {
            super(start);
        }
    }
}
