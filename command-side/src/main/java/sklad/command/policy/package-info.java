/** Policies: what is laid down for decisions that could go either way. */
@NullMarked
package sklad.command.policy;

import org.jspecify.annotations.NullMarked;
