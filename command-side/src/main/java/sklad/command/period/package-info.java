/** Closed periods: the days on which nothing takes effect any more. */
@NullMarked
package sklad.command.period;

import org.jspecify.annotations.NullMarked;
