/** What is measured and what it is measured with: the database, the sides, and programs of this machine, as processes. */
@NullMarked
package sklad.bench.system;

import org.jspecify.annotations.NullMarked;
