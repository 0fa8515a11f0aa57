/** The query side: it follows the event store, keeps tables made for reading, and answers from them. */
@NullMarked
package sklad.query;

import org.jspecify.annotations.NullMarked;
