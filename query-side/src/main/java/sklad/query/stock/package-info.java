/** How much of a product is at a location. */
@NullMarked
package sklad.query.stock;

import org.jspecify.annotations.NullMarked;
