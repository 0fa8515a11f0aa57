/** Tells other systems of movements, at the addresses that an administrator has registered. */
@NullMarked
package sklad.query.webhook;

import org.jspecify.annotations.NullMarked;
