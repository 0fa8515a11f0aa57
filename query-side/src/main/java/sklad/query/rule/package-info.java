/** By which rules movements are taken at the moment: up to which day the past stands, and what it may look like. */
@NullMarked
package sklad.query.rule;

import org.jspecify.annotations.NullMarked;
