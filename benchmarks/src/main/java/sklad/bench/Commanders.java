package sklad.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sklad.bench.measure.Contender;
import sklad.bench.system.Database;
import sklad.bench.system.Server;
import sklad.bench.system.WorkerProcess;

/** Makes contenders that execute commands in a process of their own. */
final class Commanders {

    private final Ground ground;

    Commanders(Ground ground) {
        this.ground = ground;
    }

    /** The command side but for HTTP. */
    WorkerProcess sklad(Database database) {
        return start("Sklad", "sklad", database, true);
    }

    /** @param tuned cached aggregates, a connection a client */
    WorkerProcess axonJdbc(Database database, boolean tuned) {
        return start("Axon JDBC engine, " + how(tuned), "axon-jdbc", database, tuned);
    }

    /** @param tuned cached aggregates, a connection a client, events in bytea columns */
    WorkerProcess axonJpa(Database database, boolean tuned) {
        return start("Axon JPA engine, " + how(tuned), "axon-jpa", database, tuned);
    }

    /** Where a worker of this kind notes what was acknowledged. */
    Path acknowledged(Database database) {
        return ground.work().resolve("acknowledged-" + database.name());
    }

    /** The same process under another name and on so many streams. */
    static Contender on(int streams, String name, WorkerProcess worker) {
        return new Ordered(name, worker, "" + streams);
    }

    private WorkerProcess start(String name, String kind, Database database, boolean tuned) {
        ground.progress().say("starting: " + name);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", database.url());
        settings.put("password", Server.PASSWORD);
        settings.put("clients", "" + Ground.CLIENTS);
        settings.put("streams", "" + Ground.STREAMS);
        settings.put("tuned", "" + tuned);
        settings.put("acknowledged", acknowledged(database).toString());
        return WorkerProcess.start(name, kind, settings, ground.work());
    }

    private static String how(boolean tuned) {
        return tuned ? "tuned" : "defaults";
    }
}
