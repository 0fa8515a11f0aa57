package sklad.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import sklad.bench.measure.Alternation;
import sklad.bench.measure.Pace;
import sklad.bench.measure.Progress;
import sklad.bench.system.Database;
import sklad.bench.system.Server;
import sklad.bench.system.Sides;

/**
 * Where a benchmark runs.
 *
 * @param fixtures what it can have from there, its own or shared
 * @param streams among how many stock items clients choose
 * @param items how many stock items a long history is about
 * @param events how many there are in a long history
 * @param watch how long memory is watched
 * @param heap of a process with workers, in megabytes
 * @param home where this project is
 * @param work a directory for whatever comes up
 */
record Ground(
        Server server,
        Fixtures fixtures,
        Pace pace,
        int streams,
        int items,
        long events,
        Duration watch,
        int heap,
        Path home,
        Path work,
        Progress progress) {

    static final int CLIENTS = 64;

    Alternation alternation(Database database) {
        return new Alternation(pace, database, progress);
    }

    /** They start from the caches that there are by now. */
    Sides sides() {
        return new Sides(home, work, Caches.standing(fixtures).files());
    }

    /** A new directory, with nothing in it. */
    Path directory(String name) {
        try {
            return Files.createTempDirectory(work, name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
