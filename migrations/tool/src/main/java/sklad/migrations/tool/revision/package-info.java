/** Migrations that are written by comparison: what the entities want beyond the migrations, as SQL in both directions. */
@NullMarked
package sklad.migrations.tool.revision;

import org.jspecify.annotations.NullMarked;
