/** The shape of what clients send: identifiers, texts, quantities, and how a body is read field by field. */
@NullMarked
package sklad.command.request;

import org.jspecify.annotations.NullMarked;
