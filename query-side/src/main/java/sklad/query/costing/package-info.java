/** What stock costs: folds of one product's movements, in the order in which they happened, without any database. */
@NullMarked
package sklad.query.costing;

import org.jspecify.annotations.NullMarked;
