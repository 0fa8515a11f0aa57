/** The command line: every subcommand of the launcher. Small ones never start Spring. */
@NullMarked
package sklad.standalone.cli;

import org.jspecify.annotations.NullMarked;
