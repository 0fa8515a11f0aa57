package sklad.query.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import sklad.query.answer.Answers;
import sklad.query.projection.MovementFeed;
import sklad.query.projection.VisiblePosition;
import sklad.web.Caller;
import sklad.web.Problems;

@RestController
@Tag(name = "Live", description = "To be told instead of having to ask")
class LiveController {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final MovementFeed feed;
    private final VisiblePosition visible;
    private final LiveStreams streams;
    private final LiveSettings settings;

    LiveController(MovementFeed feed, VisiblePosition visible, LiveStreams streams, LiveSettings settings) {
        this.feed = feed;
        this.visible = visible;
        this.streams = streams;
        this.settings = settings;
    }

    @Operation(
            summary = "Follow movements and stock levels",
            description = "Server-sent events, one a movement and location, each once, in the order of positions. The"
                    + " `id` is the position: whoever comes back with it as `Last-Event-ID`, or as `after`, goes on exactly"
                    + " behind it; with neither, what is new from now on is told. What is told can be asked: the ledger and"
                    + " the stock levels are there already. An event that a projection had to set aside is told all the"
                    + " same. A comment comes at least every 15 seconds. The stream ends with the token: `event: end`"
                    + " says why, and a reader who takes nothing for 20 seconds is cut off.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = LiveEvent.class)))
    @ApiResponse(responseCode = "429", description = "`too-many-streams`: as many are open as there may be")
    @GetMapping("/stream")
    ResponseEntity<ResponseBodyEmitter> stream(
            @ParameterObject @Valid LiveFilter filter,
            @RequestParam(required = false)
                    @PositiveOrZero
                    @Parameter(description = "The last position that you have; 0: from the beginning", example = "1042")
                    @Nullable
                    Long after,
            @RequestHeader(name = "Last-Event-ID", required = false)
                    @Parameter(description = "The same, as browsers send it; goes before `after`", example = "1042")
                    @Nullable
                    String lastEventId,
            Caller caller) {
        long position = position(after, lastEventId);
        Instant end = Caller.tokenEndsAt();
        LiveStream stream = new LiveStream(
                feed, visible, settings, new LiveStream.Request(caller.username(), filter, position, end));
        Duration atMost = Duration.between(Instant.now(), end).plus(GRACE);
        return ResponseEntity.ok()
                .contentType(EventStreamWriter.MEDIA_TYPE)
                .header(Answers.POSITION, Long.toString(position))
                // Or a proxy would hold them back until it has enough.
                .header("X-Accel-Buffering", "no")
                .body(streams.open(caller.username(), stream, atMost));
    }

    private long position(@Nullable Long after, @Nullable String lastEventId) {
        if (after == null && lastEventId == null) {
            return visible.now();
        }
        String field = lastEventId == null ? "after" : "Last-Event-ID";
        long position = lastEventId == null ? Objects.requireNonNull(after) : parsed(lastEventId);
        if (position > feed.head() && position > feed.headNow()) {
            throw Problems.invalidField(field, "is beyond the last position, " + feed.headNow());
        }
        return position;
    }

    private static long parsed(String lastEventId) {
        if (!lastEventId.matches("\\d{1,18}")) {
            throw Problems.invalidField("Last-Event-ID", "must be a position");
        }
        return Long.parseLong(lastEventId);
    }
}
