/** What a schema holds, as PostgreSQL tells it, and what makes two of them different. */
@NullMarked
package sklad.migrations.tool.catalog;

import org.jspecify.annotations.NullMarked;
