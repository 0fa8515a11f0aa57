package sklad.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.query.projection.ProjectionStatus;
import sklad.query.projection.shadow.Shadow;
import sklad.query.projection.shadow.Shadow.Progress;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadow.State;
import sklad.query.replay.ShadowView;

/** How a projection is doing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectionView(
        @Schema(example = "product") String name,

        @Schema(description = "Of the tables: the last migration", example = "031")
        String schemaVersion,

        @Schema(description = "Which building of it is in use, counted from 1", example = "2")
        int generation,

        @Schema(description = "Of the last event in its tables", example = "1042")
        long position,

        @Schema(description = "Events that the store has beyond it; absent while the store can't be reached") @Nullable
        Long lag,

        @Schema(description = "Events a second, of late", example = "120")
        long eventsPerSecond,

        boolean running,
        long deadLetters,

        @Schema(description = "Why it does not go on at the moment") @Nullable
        String error,

        @Schema(description = "The generation that can be switched back to", example = "1") @Nullable
        Integer standbyGeneration,

        @Schema(description = "What is built to take its place, or is being switched") @Nullable
        ShadowView rebuild) {

    static ProjectionView of(ProjectionStatus status, String schemaVersion, int generation, List<Shadow> current) {
        List<Shadow> own = current.stream()
                .filter(shadow ->
                        shadow.purpose() == Purpose.REBUILD && shadow.progress().containsKey(status.name()))
                .toList();
        return new ProjectionView(
                status.name(),
                schemaVersion,
                generation,
                status.position(),
                status.lag(),
                status.eventsPerSecond(),
                status.running(),
                status.deadLetters(),
                status.error(),
                own.stream()
                        .filter(shadow -> shadow.state() == State.STANDBY)
                        .map(shadow -> shadow.progress().get(status.name()))
                        .map(Progress::generation)
                        .findFirst()
                        .orElse(null),
                own.stream()
                        .filter(shadow -> shadow.state().isAtWork())
                        .map(ShadowView::of)
                        .findFirst()
                        .orElse(null));
    }
}
