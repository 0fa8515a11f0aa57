package sklad.query.costing;

/** Follows one product through the lines of the ledger. */
public interface LineFold {

    /** Adds the next line, by effective time and position. */
    void add(LedgerLine line);
}
