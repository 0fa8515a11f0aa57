package sklad.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import sklad.bench.system.Database;
import sklad.bench.system.Server;

/** Who executes commands, one of each kind. */
final class Commanders {

    private final Ground ground;

    Commanders(Ground ground) {
        this.ground = ground;
    }

    /** The command side but for HTTP. */
    Commander sklad() {
        return commander("Sklad", "sklad", true);
    }

    /** @param tuned cached aggregates, a connection a client */
    Commander axonJdbc(boolean tuned) {
        return commander("Axon JDBC engine, " + how(tuned), "axon-jdbc", tuned);
    }

    /** @param tuned cached aggregates, a connection a client, events in bytea columns */
    Commander axonJpa(boolean tuned) {
        return commander("Axon JPA engine, " + how(tuned), "axon-jpa", tuned);
    }

    private Commander commander(String name, String kind, boolean tuned) {
        return ground.fixtures().get(Commander.class, name, () -> start(name, kind, tuned));
    }

    private Commander start(String name, String kind, boolean tuned) {
        ground.progress().say("starting: " + name);
        String id = name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
        Database database = ground.server().database(id);
        Path notes = ground.directory(id).resolve("acknowledged");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("url", database.url());
        settings.put("password", Server.PASSWORD);
        settings.put("clients", "" + Ground.CLIENTS);
        settings.put("streams", "" + ground.streams());
        settings.put("tuned", "" + tuned);
        settings.put("acknowledged", notes.toString());
        return new Commander(database, Crew.worker(ground, name, kind, settings), notes);
    }

    private static String how(boolean tuned) {
        return tuned ? "tuned" : "defaults";
    }
}
