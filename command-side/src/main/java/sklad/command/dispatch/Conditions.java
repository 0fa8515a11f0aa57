package sklad.command.dispatch;

import org.jspecify.annotations.Nullable;

/** Under which conditions a request is to be done; a controller method gets it as a parameter. */
public record Conditions(@Nullable String idempotencyKey, VersionCondition ifMatch, boolean dryRun) {}
