/** The topology of docker-compose.yml, started without an engine: the same jars with the same environment. */
@NullMarked
package sklad.compose;

import org.jspecify.annotations.NullMarked;
