/** The product: what is moved. */
@NullMarked
package sklad.command.product;

import org.jspecify.annotations.NullMarked;
