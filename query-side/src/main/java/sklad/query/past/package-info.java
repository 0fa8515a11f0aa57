/** When less than nothing was on hand, by the times at which movements happened. */
@NullMarked
package sklad.query.past;

import org.jspecify.annotations.NullMarked;
