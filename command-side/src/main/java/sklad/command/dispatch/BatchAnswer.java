package sklad.command.dispatch;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a batch is answered with.
 *
 * @param position of the last event that a line caused
 * @param outcomes one a line, in their order; made while they are written, so that thousands are not in memory at once
 */
public record BatchAnswer(
        String mode,
        long accepted,
        long replayed,
        long refused,
        @Nullable Long position,
        @Nullable Boolean dryRun,
        @ArraySchema(schema = @Schema(type = "object")) Iterator<ObjectNode> outcomes) {}
