/**
 * Projections that are built again beside those in use: to be compared with them, or to take their place.
 */
@NullMarked
package sklad.query.projection.shadow;

import org.jspecify.annotations.NullMarked;
