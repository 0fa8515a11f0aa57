/** What all aggregates share: a command, its refusal, and how quantities are written. */
@NullMarked
package sklad.command.domain;

import org.jspecify.annotations.NullMarked;
