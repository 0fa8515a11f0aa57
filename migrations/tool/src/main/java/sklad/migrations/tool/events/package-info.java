/** What the event store holds, seen by this build: which events, in which revisions, and who reads them. */
@NullMarked
package sklad.migrations.tool.events;

import org.jspecify.annotations.NullMarked;
