/** What moved, and the balance before, after each, and at the end. */
@NullMarked
package sklad.query.statement;

import org.jspecify.annotations.NullMarked;
