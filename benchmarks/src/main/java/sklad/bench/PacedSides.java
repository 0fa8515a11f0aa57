package sklad.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sklad.bench.measure.Contender;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;
import sklad.bench.system.WorkerProcess;

/**
 * Both sides as processes, filled, and somebody who posts movements at half of the rate that the command side was found to
 * take while it was alone.
 */
record PacedSides(Database database, SideProcess queries, Poster poster, WorkerProcess pacer, long halfRate, Path notes)
        implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    static PacedSides start(Ground ground, Sides sides, String name) {
        Poster poster = new Poster(ground, name);
        Contender unpaced = poster.start(Http.SKLAD, sides, "/movements", 1, Ground.CLIENTS);
        ground.progress().say("finding out what the command side can take");
        ground.pace().warmUp().of(unpaced);
        long halfRate = (long) (unpaced.run(ground.pace().round()).rate() / 2);
        ground.progress().say("starting: query side, and posting " + halfRate + " movements a second");
        SideProcess queries = sides.querySide(poster.database(), List.of());
        queries.awaitReady();
        Path notes = ground.work().resolve("paced-" + name);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("command-port", "" + poster.side().port());
        settings.put("query-port", "" + queries.port());
        settings.put("token", sides.token());
        settings.put("clients", "" + CONNECTIONS);
        settings.put("streams", "" + Ground.STREAMS);
        settings.put("acknowledged", notes.toString());
        WorkerProcess pacer = WorkerProcess.start("poster", "paced", settings, ground.work());
        return new PacedSides(poster.database(), queries, poster, pacer, halfRate, notes);
    }

    SideProcess commands() {
        return poster.side();
    }

    /** Files with the identifiers of what was acknowledged. */
    List<Path> acknowledged() {
        List<Path> files = new ArrayList<>(poster.acknowledged());
        files.add(notes);
        return files;
    }

    /** How many requests the unpaced rounds may have cut off. */
    static int cutOff(Ground ground) {
        return Ground.CLIENTS * ground.pace().runs();
    }

    @Override
    public void close() {
        pacer.close();
    }
}
