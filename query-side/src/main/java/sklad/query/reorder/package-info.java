/** What has to be ordered again. */
@NullMarked
package sklad.query.reorder;

import org.jspecify.annotations.NullMarked;
