package sklad.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sklad.standalone.DataDirectory;
import sklad.standalone.Ports;
import sklad.standalone.Topology;
import sklad.standalone.identity.DemoUser;

/** Runs the whole topology until it is told to stop. */
@Command(
        name = "start",
        description = {
            "Runs everything in one process until Ctrl-C: an embedded PostgreSQL 18 whose data is kept, the migrations,"
                    + " a development identity provider, the command side and the query side.",
            "It serves this machine only, since the demonstration users' passwords are known."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./sklad start",
            "  ./sklad start --data /srv/other --port-base 9080     a second system beside the first"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "1:it can't start: data in use, a port in use, a broken database; the message says which",
            "2:the command line is wrong",
            "130:stopped by Ctrl-C, cleanly",
            "143:stopped by a termination signal, cleanly"
        })
final class StartCommand implements Callable<Integer> {

    @Mixin
    private Local local = new Local();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long begun = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        try (DataDirectory data = DataDirectory.hold(this.data.path())) {
            logTo(data.log("sklad.log"));
            out.println("Starting Sklad on " + data.path());
            Topology topology = new Topology(step -> out.println("  " + step));
            stopOnSignal(topology, data, out);
            topology.start(data, local.ports());
            out.println(summary(data, Duration.ofNanos(System.nanoTime() - begun)));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void logTo(Path file) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        // The sides would each set up logging for the whole process.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "sklad/standalone/logback-start.xml");
        System.setProperty("sklad.log", file.toString());
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void stopOnSignal(Topology topology, DataDirectory data, PrintWriter out) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (topology.isRunning()) {
                                out.println("Stopping…");
                                topology.close();
                                out.println("Stopped. The data is in " + data.path());
                            }
                        },
                        "stop"));
    }

    private String summary(DataDirectory data, Duration took) {
        Ports ports = local.ports();
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%nReady in %.1f s.%n%n", took.toMillis() / 1000.0));
        text.append("  Command API        ").append(ports.commandUrl()).append('\n');
        text.append("    Swagger UI       ").append(ports.commandUrl()).append("/swagger-ui.html\n");
        text.append("  Query API          ").append(ports.queryUrl()).append('\n');
        text.append("    Swagger UI       ").append(ports.queryUrl()).append("/swagger-ui.html\n");
        text.append("  Identity provider  ").append(ports.identityUrl()).append('\n');
        text.append("  Data and logs      ").append(data.path()).append("\n\n");
        text.append("  User and password  Role\n");
        for (DemoUser user : DemoUser.values()) {
            text.append(String.format("  %-18s %-8s %s%n", user.username(), user.role(), user.rights()));
        }
        String base = ports.base() == Ports.DEFAULT_BASE ? "" : " --port-base " + ports.base();
        text.append("\nNext, in another terminal:  ./sklad demo").append(base);
        return text.append("\nCtrl-C stops.").toString();
    }
}
