package sklad.command.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import sklad.command.domain.Decimals;
import sklad.events.StockEvent;

/** The movements of one stock item in the order of their effective times, which need not be that of their recording. */
public final class Timeline {

    /** No movement is older. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private long[] times;
    private BigDecimal[] changes;
    private int size;

    public Timeline() {
        this(new long[8], new BigDecimal[8], 0);
    }

    private Timeline(long[] times, BigDecimal[] changes, int size) {
        this.times = times;
        this.changes = changes;
        this.size = size;
    }

    Timeline copy() {
        return new Timeline(times.clone(), changes.clone(), size);
    }

    /** How many movements it has. */
    int size() {
        return size;
    }

    /** Puts a movement in its place. */
    public void add(StockEvent movement) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            changes = Arrays.copyOf(changes, size * 2);
        }
        long time = micros(movement.effectiveAt());
        int place = placeAfter(time);
        System.arraycopy(times, place, times, place + 1, size - place);
        System.arraycopy(changes, place, changes, place + 1, size - place);
        times[place] = time;
        changes[place] = movement.change();
        size++;
    }

    /**
     * The first moment from which on less than nothing would have been on hand if there had been one more change.
     *
     * @param onHand after all movements, without that change
     */
    Optional<Shortfall> firstBelowZero(Instant from, BigDecimal change, BigDecimal onHand) {
        long begin = micros(from);
        BigDecimal balance = onHand.add(change);
        Shortfall first = null;
        for (int i = size - 1; i >= 0 && times[i] >= begin; i--) {
            if (balance.signum() < 0 && isLastOfItsTime(i)) {
                first = new Shortfall(instant(times[i]), balance);
            }
            balance = balance.subtract(changes[i]);
        }
        boolean nothingAtBegin = placeAfter(begin) == 0 || times[placeAfter(begin) - 1] < begin;
        if (balance.signum() < 0 && nothingAtBegin) {
            first = new Shortfall(from, balance);
        }
        return Optional.ofNullable(first);
    }

    private boolean isLastOfItsTime(int i) {
        return i == size - 1 || times[i + 1] > times[i];
    }

    /** Behind all movements that happened at or before this time. */
    private int placeAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.isBefore(EARLIEST) ? EARLIEST : time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A moment, and the less than nothing that was on hand from then on. */
    public record Shortfall(Instant from, BigDecimal onHand) {
        public Shortfall {
            onHand = Decimals.plain(onHand);
        }
    }
}
