/** The migration tool: everything a team does with the versions of both schemas, from the command line. */
@NullMarked
package sklad.migrations.tool;

import org.jspecify.annotations.NullMarked;
