package sklad.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of accesses. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccessPage(
        List<AccessView> items,

        @Schema(description = "For the next page; null on the last one") @Nullable
        String nextCursor) {}
