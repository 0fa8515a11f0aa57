/** The event store as a file: written from one snapshot by COPY, read back into an empty store, and checked both ways. */
@NullMarked
package sklad.migrations.tool.archive;

import org.jspecify.annotations.NullMarked;
