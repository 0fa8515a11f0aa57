package sklad.query.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(
        List<T> items,

        @Schema(description = "For the next page; null on the last one") @Nullable
        String nextCursor,

        @Schema(description = "Position of the last event that this page reflects", example = "1042")
        long position) {}
