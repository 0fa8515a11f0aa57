/** Tells readers of movements as they come, instead of being asked. */
@NullMarked
package sklad.query.live;

import org.jspecify.annotations.NullMarked;
