package sklad.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sklad.bench.measure.Contender;
import sklad.bench.system.Database;
import sklad.bench.system.ExactlyOnce;
import sklad.bench.system.ReferenceTable;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;
import sklad.bench.system.Wrk;

/** Posts movements to a command side that has stock, and keeps what was acknowledged. */
final class Poster implements Fixture {

    private final Database database;
    private final Sides sides;
    private final SideProcess side;
    private final Path notes;

    /** How many movements may have been cut off by the end of a round, all rounds together. */
    private long underWay;

    private Poster(Database database, Sides sides, SideProcess side, Path notes) {
        this.database = database;
        this.sides = sides;
        this.side = side;
        this.notes = notes;
    }

    static Poster of(Ground ground) {
        return ground.fixtures().get(Poster.class, "poster", () -> start(ground));
    }

    private static Poster start(Ground ground) {
        Database database = ground.server().database("posted");
        ReferenceTable.create(database);
        Sides sides = ground.sides();
        try {
            ground.progress().say("starting: command side");
            SideProcess side = sides.commandSide(database, List.of());
            side.awaitReady();
            ground.progress().say("preparing: products, locations and opening stock");
            new Seed(side.url(), sides.token()).sow(ground.streams());
            return new Poster(database, sides, side, ground.directory("posted"));
        } catch (RuntimeException failure) {
            sides.close();
            throw failure;
        }
    }

    /** On which there is a reference table, too. */
    Database database() {
        return database;
    }

    /** The sides of its database. */
    Sides sides() {
        return sides;
    }

    /** The side that it posts to. */
    SideProcess side() {
        return side;
    }

    /** Who posts so many movements a request on so many connections. */
    Contender posting(Ground ground, String name, String path, int lines, int connections) {
        underWay += (long) lines * connections * ground.pace().runs();
        Path acknowledged = notes(name);
        List<String> arguments =
                List.of(sides.token(), acknowledged.toString(), path, "" + lines, "" + ground.streams());
        return Wrk.of(
                name,
                side.url(),
                "movements.lua",
                ground.work(),
                new Wrk.Load(connections, lines, arguments),
                side::residentBytes);
    }

    /** A new directory for files with the identifiers of what was acknowledged to somebody. */
    Path notes(String name) {
        try {
            return Files.createTempDirectory(notes, name.replaceAll("\\W+", "-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compares what was acknowledged to anybody until now with what is stored. */
    String check() {
        try (Stream<Path> files = Files.walk(notes)) {
            return ExactlyOnce.check(
                    database, files.filter(Files::isRegularFile).toList(), underWay);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        sides.close();
    }
}
