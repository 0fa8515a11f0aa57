package sklad.bench.worker;

import java.util.SplittableRandom;

/** A client's dice: which stock item it moves next, and how. */
final class Choice {

    static final int LOCATIONS = 5;

    /** More than all issues of a run can take. */
    static final int OPENING_QUANTITY = 100_000_000;

    private final SplittableRandom random;
    private final int streams;

    /** @param streams among how many stock items it chooses */
    Choice(long seed, int streams) {
        this.random = new SplittableRandom(seed);
        this.streams = streams;
    }

    /** The number of a stock item. */
    int item() {
        return random.nextInt(streams);
    }

    /** Two of three movements bring stock in, and the third takes it out. */
    boolean receives() {
        return random.nextInt(3) < 2;
    }

    int quantity() {
        return random.nextInt(1, 20);
    }

    static String sku(int item) {
        return "SKU-" + (1000 + item / LOCATIONS);
    }

    static String location(int item) {
        return "LOC-" + item % LOCATIONS;
    }
}
