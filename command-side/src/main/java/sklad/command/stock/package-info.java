/** The stock item, which is one product at one location: every movement is decided here. */
@NullMarked
package sklad.command.stock;

import org.jspecify.annotations.NullMarked;
