package sklad.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sklad.query.projection.shadow.Shadow;
import sklad.query.projection.shadow.Shadow.TableComparison;

/** How far a replay or rebuild is, and what came of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowView(
        @Schema(example = "3") long id,

        @Schema(
                description =
                        "`building`, then of a replay `comparing`, `compared`; of a rebuild `switching`, `standby`"
                                + " (it holds the tables that are not in use); or `cancelled`, `failed`",
                example = "building")
        String state,

        List<Part> projections,

        @Schema(description = "The last event to apply; absent: as far as the tables in use are", example = "1200")
        @Nullable
        Long upTo,

        @Schema(description = "Events that every projection has behind it", example = "40000")
        long eventsDone,

        @Schema(description = "Of so many, as far as is known", example = "100000")
        long eventsTotal,

        @Schema(description = "Of late; absent when nothing is being built", example = "31000") @Nullable
        Long eventsPerSecond,

        @Schema(description = "At this rate", example = "2") @Nullable
        Long secondsLeft,

        @Schema(description = "What came of each table; once it is compared") @Nullable
        List<TableComparison> tables,

        @Schema(description = "Rows that differ, in all tables; once it is compared", example = "0") @Nullable
        Long differences,

        @Schema(description = "Why it failed") @Nullable String error,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    public static ShadowView of(Shadow shadow) {
        boolean compared = shadow.state() == Shadow.State.COMPARED;
        OptionalLong left = shadow.secondsLeft();
        return new ShadowView(
                shadow.id(),
                shadow.state().name().toLowerCase(Locale.ROOT),
                shadow.progress().entrySet().stream()
                        .map(part -> new Part(
                                part.getKey(),
                                part.getValue().position(),
                                part.getValue().generation() == 0
                                        ? null
                                        : part.getValue().generation()))
                        .toList(),
                shadow.upTo(),
                shadow.position(),
                shadow.target(),
                shadow.rate() == null ? null : Math.round(shadow.rate()),
                left.isPresent() ? left.getAsLong() : null,
                compared ? shadow.comparison() : null,
                compared
                        ? shadow.comparison().stream()
                                .mapToLong(TableComparison::differences)
                                .sum()
                        : null,
                shadow.error(),
                shadow.requestedBy(),
                shadow.requestedAt(),
                shadow.finishedAt());
    }

    /** One projection of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            @Schema(example = "product") String name,

            @Schema(description = "The last event in its tables here", example = "40000")
            long position,

            @Schema(description = "Of a rebuild: which building of the projection is here", example = "2") @Nullable
            Integer generation) {}
}
