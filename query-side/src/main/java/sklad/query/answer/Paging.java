package sklad.query.answer;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which page of a list. */
public record Paging(
        @Parameter(description = "At most this many items; 50 if not given", example = "50") @Min(1) @Max(500) @Nullable
        Integer limit,

        @Parameter(description = "`nextCursor` of the page before, with the same filter") @Size(max = 2000) @Nullable
        String cursor) {

    public int size() {
        return limit == null ? 50 : limit;
    }
}
