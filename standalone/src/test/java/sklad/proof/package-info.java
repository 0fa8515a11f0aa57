/** The promises of the main job, tried on the whole topology: nothing acknowledged is lost, nothing is oversold, and the read tables follow. */
@NullMarked
package sklad.proof;

import org.jspecify.annotations.NullMarked;
