/** The schemas' versions: the SQL of both, the step that applies it, and the check that a side makes when it starts. */
@NullMarked
package sklad.migrations;

import org.jspecify.annotations.NullMarked;
