/** What there is, and how much of it in total. */
@NullMarked
package sklad.query.product;

import org.jspecify.annotations.NullMarked;
