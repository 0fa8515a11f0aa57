/** What an operator sees of the projections, and can do to heal them. */
@NullMarked
package sklad.query.operations;

import org.jspecify.annotations.NullMarked;
