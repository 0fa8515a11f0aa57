package sklad.bench.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sklad.bench.measure.BenchmarkFailed;
import sklad.migrations.DatabaseRoles;
import sklad.web.TestIdentityProvider;

/** The sides of Sklad as processes on one database, and somebody whose tokens they trust. */
public final class Sides implements AutoCloseable {

    public static final String COMMANDS = "command-side";
    public static final String QUERIES = "query-side";

    private final TestIdentityProvider identity = TestIdentityProvider.start();
    private final List<SideProcess> running = new ArrayList<>();
    private final Path home;
    private final Path work;
    private final Map<String, Path> caches;

    /** @param caches that Java has made ahead of time, by module: from them a side starts sooner */
    public Sides(Path home, Path work, Map<String, Path> caches) {
        this.home = home;
        this.work = work;
        this.caches = caches;
    }

    /** It is good for longer than any benchmark may last. */
    public String token() {
        return identity.claims("bench", "admin")
                .expiresAt(Instant.now().plus(Duration.ofDays(7)))
                .sign();
    }

    /** Starts a command side; it is not ready yet. */
    public SideProcess commandSide(Database database, List<String> options) {
        return start(COMMANDS, dataSource("spring.datasource.", database, DatabaseRoles.COMMAND), options);
    }

    /** Starts a query side; it is not ready yet. */
    public SideProcess querySide(Database database, List<String> options) {
        Map<String, String> settings = dataSource("spring.datasource.", database, DatabaseRoles.QUERY);
        settings.putAll(dataSource("sklad.event-store.datasource.", database, DatabaseRoles.QUERY));
        return start(QUERIES, settings, options);
    }

    @Override
    public void close() {
        running.parallelStream().forEach(SideProcess::close);
        identity.close();
    }

    private SideProcess start(String module, Map<String, String> settings, List<String> options) {
        settings.put("server.address", "127.0.0.1");
        settings.putAll(identity.properties());
        List<String> all = new ArrayList<>(JavaCommand.asInTheImage(home));
        if (caches.containsKey(module)) {
            all.add("-XX:AOTCache=" + caches.get(module));
        }
        all.addAll(options);
        try {
            SideProcess side = SideProcess.start(App.of(home, module, work), all, settings, work);
            running.add(side);
            return side;
        } catch (IOException failure) {
            throw new BenchmarkFailed("The " + module + " can't be started: " + failure.getMessage(), failure);
        }
    }

    private static Map<String, String> dataSource(String prefix, Database database, String role) {
        return new HashMap<>(Map.of(
                prefix + "url", database.url(), prefix + "username", role, prefix + "password", Server.PASSWORD));
    }
}
