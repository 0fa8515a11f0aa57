/**
 * How events become rows: each projection follows the event store by itself, and commits its position with its rows.
 */
@NullMarked
package sklad.query.projection;

import org.jspecify.annotations.NullMarked;
