/** What a movement must know of products, locations and users: read from their streams, never from a projection. */
@NullMarked
package sklad.command.masterdata;

import org.jspecify.annotations.NullMarked;
