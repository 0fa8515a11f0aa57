/** The ledger: what came, went and was corrected, and by whom. */
@NullMarked
package sklad.query.movement;

import org.jspecify.annotations.NullMarked;
