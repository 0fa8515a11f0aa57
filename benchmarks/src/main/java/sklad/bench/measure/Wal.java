package sklad.bench.measure;

/** The server's log, as far as measurements are concerned. */
public interface Wal {

    /** Makes every round begin with all pages on disk, so that none pays for another's. */
    void checkpoint();

    /** How many bytes were ever written to it. */
    long position();
}
