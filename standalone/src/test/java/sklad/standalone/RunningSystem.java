package sklad.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import sklad.standalone.cli.Tokens;
import sklad.standalone.identity.DemoUser;
import sklad.standalone.load.Api;
import tools.jackson.databind.JsonNode;

/** The whole topology as the quick start runs it: one for all tests of a process, each of which uses names of its own. */
public final class RunningSystem {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final RunningSystem ONLY = new RunningSystem();

    private final Ports ports = FreePorts.find();
    private final Topology topology = new Topology(step -> {});

    private RunningSystem() {
        try {
            Path directory = Files.createTempDirectory("sklad-test");
            DataDirectory data = DataDirectory.hold(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data)));
            topology.start(data, ports);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static RunningSystem get() {
        return ONLY;
    }

    public Ports ports() {
        return ports;
    }

    public Api commands(DemoUser user) {
        return new Api(ports.commandUrl(), () -> new Tokens(ports).of(user), PATIENCE, notice -> {});
    }

    public Api queries(DemoUser user) {
        return new Api(ports.queryUrl(), () -> new Tokens(ports).of(user), PATIENCE, notice -> {});
    }

    /** Every row of a list, page by page. */
    public List<JsonNode> all(String path) {
        return all(path, DemoUser.VERA);
    }

    /** The same, as somebody sees it. */
    public List<JsonNode> all(String path, DemoUser user) {
        Api queries = queries(user);
        List<JsonNode> rows = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        for (String cursor = ""; ; ) {
            JsonNode page = queries.get(path + separator + "limit=500" + cursor).body();
            page.path("items").forEach(rows::add);
            if (page.path("nextCursor").asString("").isEmpty()) {
                return rows;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
    }

    private void stop(DataDirectory data) {
        topology.close();
        try {
            data.close();
            FileSystemUtils.deleteRecursively(data.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
