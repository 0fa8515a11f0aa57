package sklad.migrations.tool;

import java.io.PrintWriter;
import java.util.List;

/**
 * Something that does not agree with something else.
 *
 * @param about what was looked at
 * @param text what is wrong, and what to do
 */
record Finding(String about, String text) {

    /** In the order in which they were found, those about the same together. */
    static void print(List<Finding> findings, PrintWriter out) {
        String about = "";
        for (Finding finding : findings) {
            if (!finding.about().equals(about)) {
                about = finding.about();
                out.println(about + ":");
            }
            out.println("  " + finding.text().replace("\n", "\n  "));
        }
    }
}
