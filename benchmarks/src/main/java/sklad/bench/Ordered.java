package sklad.bench;

import java.time.Duration;
import sklad.bench.measure.Contender;
import sklad.bench.measure.Round;
import sklad.bench.system.Worker;

/** A worker that is always told the same. */
record Ordered(String name, Worker worker, String order) implements Contender {

    @Override
    public Round run(Duration duration) {
        return worker.run(duration.toMillis() + " " + order);
    }

    @Override
    public long residentBytes() {
        return worker.residentBytes();
    }
}
