package sklad.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sklad.bench.measure.Contender;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Worker;

/**
 * Both sides as processes, filled, and somebody who posts movements at half of the rate that the command side was found to
 * take while it was alone.
 */
record PacedSides(Poster poster, SideProcess queries, Worker pacer, long halfRate) implements Fixture {

    private static final int CONNECTIONS = 16;

    static PacedSides of(Ground ground) {
        return ground.fixtures().get(PacedSides.class, "paced sides", () -> start(ground, Poster.of(ground)));
    }

    private static PacedSides start(Ground ground, Poster poster) {
        Contender unpaced = poster.posting(ground, Http.SKLAD, "/movements", 1, Ground.CLIENTS);
        ground.progress().say("finding out what the command side can take");
        ground.pace().warmUp().of(unpaced);
        long halfRate = (long) (unpaced.run(ground.pace().round()).rate() / 2);
        ground.progress().say("starting: query side, and posting " + halfRate + " movements a second");
        SideProcess queries = poster.sides().querySide(poster.database(), List.of());
        Worker pacer = pacer(ground, poster, queries);
        Projections.awaitCaughtUp(poster.database(), queries);
        return new PacedSides(poster, queries, pacer, halfRate);
    }

    private static Worker pacer(Ground ground, Poster poster, SideProcess queries) {
        Path notes = poster.notes("paced").resolve("acknowledged");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("command-port", "" + poster.side().port());
        settings.put("query-port", "" + queries.port());
        settings.put("token", poster.sides().token());
        settings.put("clients", "" + CONNECTIONS);
        settings.put("streams", "" + ground.streams());
        settings.put("acknowledged", notes.toString());
        return Crew.worker(ground, "poster", "paced", settings);
    }

    SideProcess commands() {
        return poster.side();
    }

    @Override
    public void close() {
        pacer.close();
    }
}
