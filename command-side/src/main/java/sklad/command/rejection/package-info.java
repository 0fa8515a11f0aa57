/** What was refused: written down beside the history, in a table of its own that is only ever added to. */
@NullMarked
package sklad.command.rejection;

import org.jspecify.annotations.NullMarked;
