package sklad.bench.worker;

import java.util.List;
import java.util.UUID;
import sklad.bench.measure.Round;

/** What a worker can be told to do. */
interface Load extends AutoCloseable {

    /**
     * Carries an order out.
     *
     * @param order its words; the first is a number of milliseconds
     * @param acknowledged takes the movements that were acknowledged
     */
    Round run(List<String> order, List<UUID> acknowledged);

    @Override
    default void close() {}
}
