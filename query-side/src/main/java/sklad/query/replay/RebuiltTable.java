package sklad.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the rows of a rebuilt table. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RebuiltTable(
        @Schema(type = "array", description = "The rows, with the columns as the database calls them") @JsonRawValue
        String items,

        @Schema(description = "For the next page; null on the last one") @Nullable
        String nextCursor,

        @Schema(description = "Position of the last event that they reflect", example = "1042")
        long position) {

    static RebuiltTable of(List<String> rows, @Nullable String nextCursor, long position) {
        return new RebuiltTable("[" + String.join(",", rows) + "]", nextCursor, position);
    }
}
