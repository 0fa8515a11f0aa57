/** Where stock can be. */
@NullMarked
package sklad.query.location;

import org.jspecify.annotations.NullMarked;
