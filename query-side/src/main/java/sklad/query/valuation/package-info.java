/** What stock is worth, and how old it is: folded from the ledger whenever somebody asks. */
@NullMarked
package sklad.query.valuation;

import org.jspecify.annotations.NullMarked;
