package sklad.query.costing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the cost of one product through its movements: in from outside, between locations, out, and back where one is
 * taken back. Remembers of the past only what will be taken back.
 *
 * @param <P> some stock, with its cost
 */
public final class CostFold<P> implements LineFold {

    private final Stock<P> stock;
    private final Map<UUID, P> onTheWay = new HashMap<>();
    private final Map<Change, P> toBeTakenBack = new HashMap<>();

    CostFold(Stock<P> stock) {
        this.stock = stock;
    }

    @Override
    public void add(LedgerLine line) {
        if (line.change().signum() > 0) {
            arrive(line);
        } else {
            leave(line);
        }
    }

    /** What is on hand now, by location. */
    public Map<String, Holding> holdings() {
        return stock.holdings();
    }

    private void arrive(LedgerLine line) {
        P sent = line.isBetweenLocations() ? onTheWay.remove(line.movementId()) : given(line);
        P arrived = sent == null ? stock.arriving(line) : sent;
        if (line.takenBack()) {
            toBeTakenBack.put(Change.by(line), arrived);
        }
        stock.put(line.location(), arrived);
    }

    private void leave(LedgerLine line) {
        P taken = stock.take(line, given(line));
        if (line.isBetweenLocations()) {
            onTheWay.put(line.movementId(), stock.sent(line, taken));
        } else if (line.takenBack()) {
            toBeTakenBack.put(Change.by(line), taken);
        }
    }

    /** What the movement moved that this line takes back. */
    private @Nullable P given(LedgerLine line) {
        return line.reverses() == null ? null : toBeTakenBack.remove(new Change(line.reverses(), line.location()));
    }

    private record Change(UUID movementId, String location) {
        static Change by(LedgerLine line) {
            return new Change(line.movementId(), line.location());
        }
    }
}
