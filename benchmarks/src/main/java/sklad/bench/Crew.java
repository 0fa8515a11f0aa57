package sklad.bench;

import java.util.Map;
import sklad.bench.system.Worker;
import sklad.bench.system.WorkerProcess;

/** A process with workers: each has one of its own, but where all is shared, they are all in the same. */
record Crew(WorkerProcess process) implements Fixture {

    /** Starts a worker; it gets ready while others do. */
    static Worker worker(Ground ground, String name, String kind, Map<String, String> settings) {
        return ground.fixtures()
                .own(Crew.class, "crew", () -> new Crew(WorkerProcess.start(ground.heap(), ground.work())))
                .process()
                .worker(name, kind, settings);
    }

    @Override
    public void close() {
        process.close();
    }
}
