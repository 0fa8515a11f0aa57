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
import sklad.bench.system.Sides;
import sklad.bench.system.WorkerProcess;
import sklad.bench.system.Wrk;

/** A history of one length, and all that works on it; what appends has a copy of its own. */
record GrowthSite(
        long events,
        Database appending,
        WorkerProcess appender,
        WorkerProcess loader,
        SideProcess queries,
        Path notes,
        Map<String, Contender> contenders)
        implements AutoCloseable {

    private static final int ITEMS = 300;
    private static final int ITEMS_A_PRODUCT = 5;
    private static final int CONNECTIONS = 8;

    static final String APPEND = "append";
    static final List<String> WORKS = List.of(APPEND, "load of one stream", "ledger page", "product list");

    static GrowthSite open(Ground ground, Sides sides, long events) {
        ground.progress().say("writing a history of " + events + " events");
        Database database = ground.server().database("growth_" + events);
        History.write(database, events, ITEMS);
        Database appending = ground.server().copy(database, "growth_append_" + events);
        Path notes = ground.work().resolve("acknowledged-growth-" + events);
        ground.progress().say("starting: workers and a query side");
        WorkerProcess appender = worker(ground, "sklad", appending, notes, Ground.CLIENTS);
        WorkerProcess loader =
                worker(ground, "sklad-load", database, ground.work().resolve("loads"), CONNECTIONS);
        SideProcess queries = sides.querySide(database, List.of());
        queries.awaitReady();
        Projections.build(ground, database, queries, sides.token());
        database.execute("VACUUM (ANALYZE)");
        GrowthSite site = new GrowthSite(events, appending, appender, loader, queries, notes, new LinkedHashMap<>());
        site.add(APPEND, new Ordered(site.named(APPEND), appender, "" + Ground.STREAMS));
        site.add(WORKS.get(1), new Ordered(site.named(WORKS.get(1)), loader, "1"));
        site.add(WORKS.get(2), site.asking(WORKS.get(2), "ledger", ground, sides.token()));
        site.add(WORKS.get(3), site.asking(WORKS.get(3), "products", ground, sides.token()));
        return site;
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

    private Contender asking(String work, String what, Ground ground, String token) {
        List<String> arguments = List.of(token, what, "" + ITEMS / ITEMS_A_PRODUCT);
        return Wrk.of(
                named(work),
                queries.url(),
                "queries.lua",
                ground.work(),
                new Wrk.Load(CONNECTIONS, 1, arguments),
                queries::residentBytes);
    }

    private static WorkerProcess worker(Ground ground, String kind, Database database, Path notes, int clients) {
        return WorkerProcess.start(
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
                        "" + Ground.STREAMS,
                        "acknowledged",
                        notes.toString()),
                ground.work());
    }
}
