package sklad.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of events. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventPage(
        List<EventView> items,

        @Schema(description = "For the next page; null on the last one") @Nullable
        String nextCursor,

        @Schema(description = "Position of the last event that this page reflects", example = "1042")
        long position,

        @Schema(
                description = "Events up to there that this build can't read and so can't find; they are among the"
                        + " dead letters of `audit_entry`. Not 0: the page may miss some.",
                example = "0")
        long notIndexed) {}
