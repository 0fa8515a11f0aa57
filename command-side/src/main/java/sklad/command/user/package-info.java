/** The user: who may still change things. */
@NullMarked
package sklad.command.user;

import org.jspecify.annotations.NullMarked;
