/** What was asked for and refused: for auditors, from where the command side has written it down. */
@NullMarked
package sklad.query.rejection;

import org.jspecify.annotations.NullMarked;
