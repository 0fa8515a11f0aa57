/** How much moved by day, week and month. */
@NullMarked
package sklad.query.summary;

import org.jspecify.annotations.NullMarked;
