/** A PostgreSQL server of this process alone, thrown away with it. */
@NullMarked
package sklad.migrations.tool.scratch;

import org.jspecify.annotations.NullMarked;
