package sklad.bench.measure;

/**
 * A number that must be reached.
 *
 * @param what it is, with the reference that it is measured against
 * @param isLeast whether it must be at least the bound, or at most
 */
public record Verdict(String what, Spread value, double bound, boolean isLeast) {

    public static Verdict atLeast(double bound, String what, Spread value) {
        return new Verdict(what, value, bound, true);
    }

    public static Verdict atMost(double bound, String what, Spread value) {
        return new Verdict(what, value, bound, false);
    }

    public boolean isMet() {
        return isLeast ? value.median() >= bound : value.median() <= bound;
    }
}
