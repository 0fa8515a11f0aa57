/** The benchmarks, one a class, and the command that runs them. */
@NullMarked
package sklad.bench;

import org.jspecify.annotations.NullMarked;
