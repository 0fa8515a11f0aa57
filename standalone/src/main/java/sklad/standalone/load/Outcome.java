package sklad.standalone.load;

import sklad.standalone.load.Line.Problem;

/** What became of a line. */
sealed interface Outcome {

    /** It is stored now. */
    record Accepted() implements Outcome {}

    /** It was stored before. */
    record AlreadyThere() implements Outcome {}

    /** A dry run can't know: it depends on what earlier lines of the file would have stored. */
    record Undecided() implements Outcome {}

    /** It is not stored, and why. */
    record Failed(Problem problem) implements Outcome {}
}
