package sklad.bench;

import java.nio.file.Path;
import java.util.List;
import sklad.bench.measure.Contender;
import sklad.bench.system.Database;
import sklad.bench.system.ExactlyOnce;
import sklad.bench.system.Worker;

/**
 * Executes commands in a process of its own, on a database of its own.
 *
 * @param notes where it writes down what was acknowledged
 */
record Commander(Database database, Worker worker, Path notes) implements Fixture {

    /** Working under this name, on so many streams. */
    Contender on(int streams, String name) {
        return new Ordered(name, worker, "" + streams);
    }

    String name() {
        return worker.name();
    }

    String check() {
        return ExactlyOnce.check(database, List.of(notes), 0);
    }

    @Override
    public void close() {
        worker.close();
    }
}
