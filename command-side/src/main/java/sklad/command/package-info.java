/** The command side: decides what is asked of the warehouse, and appends what became true. */
@NullMarked
package sklad.command;

import org.jspecify.annotations.NullMarked;
