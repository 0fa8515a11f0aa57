/** Who acts, and how much they have done. */
@NullMarked
package sklad.query.user;

import org.jspecify.annotations.NullMarked;
