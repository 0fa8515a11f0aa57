package sklad.query.report;

/** A file could not be written to its end; its beginning has gone out already. */
final class BrokenOff extends RuntimeException {

    BrokenOff(String report, RuntimeException cause) {
        super("The report " + report + " broke off", cause);
    }
}
