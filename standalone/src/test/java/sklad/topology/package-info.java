/** The topology as production has it, one operating-system process for each part, for tests that start, stop and kill them. */
@NullMarked
package sklad.topology;

import org.jspecify.annotations.NullMarked;
