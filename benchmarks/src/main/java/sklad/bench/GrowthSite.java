package sklad.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sklad.bench.measure.Contender;
import sklad.bench.system.Database;
import sklad.bench.system.ExactlyOnce;
import sklad.bench.system.Server;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Worker;
import sklad.bench.system.Wrk;

/** A history of one length, and all that works on it; what appends has a copy of its own. */
record GrowthSite(
        HistorySite history,
        Database appending,
        Worker appender,
        Worker loader,
        Path notes,
        long events,
        Map<String, Contender> contenders)
        implements AutoCloseable {

    static final int ITEMS = 300;
    private static final int ITEMS_A_PRODUCT = 5;
    private static final int CONNECTIONS = 8;

    static final String APPEND = "append";
    static final List<String> WORKS = List.of(APPEND, "load of one stream", "ledger page", "product list");

    /** Writes the history, and starts what works on it; it gets ready while others do. */
    static GrowthSite open(Ground ground, long events) {
        HistorySite history = HistorySite.of(ground, events, ITEMS);
        Database appending = ground.server().database("growth_append_" + events);
        History.write(appending, events, ITEMS);
        history.queries(ground);
        ground.progress().say("starting: workers");
        Path notes = ground.directory("growth").resolve("acknowledged");
        Worker appender = worker(ground, "sklad", appending, notes, Ground.CLIENTS);
        Worker loader = worker(ground, "sklad-load", history.database(), notes.resolveSibling("loads"), CONNECTIONS);
        return new GrowthSite(history, appending, appender, loader, notes, events, new LinkedHashMap<>());
    }

    /** Fills the tables of the query side. */
    void prepare(Ground ground) {
        history.build(ground);
        history.database().execute("VACUUM (ANALYZE)");
        add(APPEND, new Ordered(named(APPEND), appender, "" + ground.streams()));
        add(WORKS.get(1), new Ordered(named(WORKS.get(1)), loader, "1"));
        add(WORKS.get(2), asking(WORKS.get(2), "ledger", ground));
        add(WORKS.get(3), asking(WORKS.get(3), "products", ground));
    }

    Contender contender(String work) {
        return Objects.requireNonNull(contenders.get(work));
    }

    String named(String work) {
        return "Sklad, " + work + ", " + events;
    }

    String check() {
        return events + " events: " + ExactlyOnce.check(appending, List.of(notes), 0);
    }

    @Override
    public void close() {
        appender.close();
        loader.close();
    }

    private void add(String work, Contender contender) {
        contenders.put(work, contender);
    }

    private Contender asking(String work, String what, Ground ground) {
        SideProcess queries = history.queries(ground);
        List<String> arguments = List.of(history.token(), what, "" + ITEMS / ITEMS_A_PRODUCT);
        return Wrk.of(
                named(work),
                queries.url(),
                "queries.lua",
                ground.work(),
                new Wrk.Load(CONNECTIONS, 1, arguments),
                queries::residentBytes);
    }

    private static Worker worker(Ground ground, String kind, Database database, Path notes, int clients) {
        return Crew.worker(
                ground,
                kind,
                kind,
                Map.of(
                        "url",
                        database.url(),
                        "password",
                        Server.PASSWORD,
                        "clients",
                        "" + clients,
                        "streams",
                        "" + ground.streams(),
                        "acknowledged",
                        notes.toString()));
    }
}
