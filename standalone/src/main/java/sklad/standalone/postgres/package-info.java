/** A PostgreSQL that needs no installation: unpacked, initialised, started and stopped with the data directory. */
@NullMarked
package sklad.standalone.postgres;

import org.jspecify.annotations.NullMarked;
