package sklad.command.stock;

/** What happened to a stock item, by the time at which it happened; asked by decisions on backdated movements. */
public interface Past {

    /**
     * The movements of a stock item.
     *
     * @param version of the state that the decision is taken on; -1: there is no movement yet
     */
    Timeline timeline(String stream, long version);
}
