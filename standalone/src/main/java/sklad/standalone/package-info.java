/** The whole topology in one process: its data directory, its ports, and the order in which the parts start and stop. */
@NullMarked
package sklad.standalone;

import org.jspecify.annotations.NullMarked;
