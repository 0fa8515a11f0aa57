package sklad.bench;

import java.util.Set;
import sklad.bench.measure.Result;
import sklad.bench.system.Program;

/** A question about speed, and how it is answered. */
interface Benchmark {

    String name();

    /** What is done, in a sentence. */
    String work(Ground ground);

    /** Without which there is nothing to measure. */
    default Set<Program> needs() {
        return Set.of();
    }

    Result run(Ground ground) throws Exception;
}
