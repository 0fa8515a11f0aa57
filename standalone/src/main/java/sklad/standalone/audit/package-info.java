/** Brings events of the query side into files that say whether they are whole. */
@NullMarked
package sklad.standalone.audit;

import org.jspecify.annotations.NullMarked;
