/** The location: where stock is held. */
@NullMarked
package sklad.command.location;

import org.jspecify.annotations.NullMarked;
