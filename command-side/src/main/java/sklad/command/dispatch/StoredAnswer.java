package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An answer in the form in which a receipt keeps it, so that a repetition is answered with the same bytes. */
record StoredAnswer(int status, @Nullable String location, long version, ObjectNode body) {}
