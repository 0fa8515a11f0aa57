package sklad.query.costing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stock of one product, as a costing method sees it.
 *
 * @param <P> some of it, with its cost
 */
interface Stock<P> {

    /** What comes from outside. */
    P arriving(LedgerLine line);

    void put(String location, P some);

    /**
     * Takes the line's quantity from its location.
     *
     * @param brought what the movement brought that is taken back
     */
    P take(LedgerLine line, @Nullable P brought);

    /** What travels on; what was not there travels as if it had been. */
    P sent(LedgerLine line, P taken);

    /** By location. */
    Map<String, Holding> holdings();
}
