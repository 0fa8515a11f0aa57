/**
 * The events: what has become true in the warehouse, in the form in which it is stored for ever.
 *
 * <p>Both sides know these records and nothing else of each other. Names, fields and meanings are permanent; a change is
 * a new revision, read through an upcaster.
 */
@NullMarked
package sklad.events;

import org.jspecify.annotations.NullMarked;
