package sklad.bench;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;

/** A long history in a database of its own, and a query side on it, which starts when somebody asks for it. */
final class HistorySite implements Fixture {

    private final Database database;
    private final Sides sides;
    private @Nullable SideProcess queries;

    private HistorySite(Database database, Sides sides) {
        this.database = database;
        this.sides = sides;
    }

    static HistorySite of(Ground ground, long events, int items) {
        String name = "history_of_" + events + "_on_" + items;
        return ground.fixtures().get(HistorySite.class, name, () -> {
            ground.progress().say("writing a history of " + events + " events");
            Database database = ground.server().database(name);
            History.write(database, events, items);
            return new HistorySite(database, ground.sides());
        });
    }

    Database database() {
        return database;
    }

    String token() {
        return sides.token();
    }

    /** Its query side; one that has been started just now is not ready yet. */
    SideProcess queries(Ground ground) {
        SideProcess started = queries;
        if (started == null) {
            ground.progress().say("starting: query side");
            started = sides.querySide(database, List.of());
            queries = started;
        }
        return started;
    }

    /** Fills the tables of the query side anew; returns how long it took from the moment when it was ready. */
    Duration build(Ground ground) {
        SideProcess side = queries(ground);
        side.awaitReady();
        database.checkpoint();
        return Projections.build(ground, database, side, token());
    }

    @Override
    public void close() {
        sides.close();
    }
}
