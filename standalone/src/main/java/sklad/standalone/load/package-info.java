/** Bringing data in through the command API: CSV files in batches, and the demonstration warehouse. */
@NullMarked
package sklad.standalone.load;

import org.jspecify.annotations.NullMarked;
