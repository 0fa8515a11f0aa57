/** How fast stock turns over, and what lies still. */
@NullMarked
package sklad.query.turnover;

import org.jspecify.annotations.NullMarked;
