package sklad.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sklad.bench.measure.Contender;
import sklad.bench.system.Database;
import sklad.bench.system.SideProcess;
import sklad.bench.system.Sides;
import sklad.bench.system.Wrk;

/** Posts movements to a command side of its own, and keeps what was acknowledged. */
final class Poster {

    private final Ground ground;
    private final Database database;
    private final Path notes;
    private @Nullable SideProcess side;

    Poster(Ground ground, String name) {
        this.ground = ground;
        this.database = ground.server().database(name);
        this.notes = ground.work().resolve("acknowledged-" + name);
    }

    Database database() {
        return database;
    }

    /** The side that was started. */
    SideProcess side() {
        return Objects.requireNonNull(side);
    }

    /** Starts the side, sows, and returns who posts so many movements a request on so many connections. */
    Contender start(String name, Sides sides, String path, int lines, int connections) {
        ground.progress().say("starting: command side");
        SideProcess started = sides.commandSide(database, List.of());
        side = started;
        started.awaitReady();
        ground.progress().say("preparing: products, locations and opening stock");
        new Seed(started.url(), sides.token()).sow(Ground.STREAMS);
        try {
            Files.createDirectories(notes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<String> arguments = List.of(sides.token(), notes.toString(), path, "" + lines, "" + Ground.STREAMS);
        return Wrk.of(
                name,
                started.url(),
                "movements.lua",
                ground.work(),
                new Wrk.Load(connections, lines, arguments),
                started::residentBytes);
    }

    /** Files with the identifiers of what was acknowledged. */
    List<Path> acknowledged() {
        try (Stream<Path> files = Files.list(notes)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
