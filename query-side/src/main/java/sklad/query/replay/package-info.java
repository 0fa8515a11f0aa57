/** "Do the read tables follow from the events?" All or some are built again for an auditor, and compared. */
@NullMarked
package sklad.query.replay;

import org.jspecify.annotations.NullMarked;
