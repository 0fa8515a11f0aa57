package sklad.bench;

import java.nio.file.Path;
import java.time.Duration;
import sklad.bench.measure.Alternation;
import sklad.bench.measure.Pace;
import sklad.bench.measure.Progress;
import sklad.bench.system.Database;
import sklad.bench.system.Server;

/**
 * Where a benchmark runs.
 *
 * @param quick a short run: less of everything, and numbers that say less
 * @param events how many there are in a long history
 * @param watch how long memory is watched
 * @param home where this project is
 * @param work a directory for whatever comes up
 */
record Ground(
        Server server, Pace pace, boolean quick, long events, Duration watch, Path home, Path work, Progress progress) {

    static final int CLIENTS = 64;

    /** Among how many stock items clients choose. */
    static final int STREAMS = 5_000;

    Alternation alternation(Database database) {
        return new Alternation(pace, database, progress);
    }
}
