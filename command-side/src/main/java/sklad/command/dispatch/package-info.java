/**
 * How a request becomes one unit of work: its conditions, its idempotency key, the order in which streams are locked, the
 * single append, and the retry when another process was first.
 */
@NullMarked
package sklad.command.dispatch;

import org.jspecify.annotations.NullMarked;
