/** What the query side's entities say about their tables, told by PostgreSQL once it has made them. */
@NullMarked
package sklad.migrations.tool.entities;

import org.jspecify.annotations.NullMarked;
