/**
 * A PostgreSQL event store for Axon 4: appends in groups with dense positions in commit order, and a source that wakes its
 * readers. It knows streams, events and receipts, and no word of what they are about.
 */
@NullMarked
package sklad.eventstore;

import org.jspecify.annotations.NullMarked;
