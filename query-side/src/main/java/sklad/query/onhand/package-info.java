/** How much was where, at any moment. */
@NullMarked
package sklad.query.onhand;

import org.jspecify.annotations.NullMarked;
