package sklad.command.masterdata;

/** The products, locations, periods and policies that a decision may rely on; whoever asks has the answer checked again at the append. */
public interface MasterData {

    /**
     * What is known of a product.
     *
     * @throws UnknownProduct if it was never registered
     */
    ProductFacts product(String sku);

    /**
     * What is known of a location.
     *
     * @throws UnknownLocation if it was never opened
     */
    LocationFacts location(String code);

    /** Which periods are closed. */
    PeriodFacts periods();

    /** What becomes of movements that would have made the past negative. */
    NegativePastFacts negativePast();
}
