package sklad.query.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.KeyedPages;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;
import sklad.query.projection.shadow.Shadow;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadows;
import sklad.web.Caller;

@RestController
@RequestMapping("/audit/replays")
@Tag(name = "Audit")
class ReplayController {

    private final Shadows shadows;
    private final ProgressStream progress;

    ReplayController(Shadows shadows, ProgressStream progress) {
        this.shadows = shadows;
        this.progress = progress;
    }

    @Operation(
            summary = "Replay the history into tables of its own",
            description =
                    "Builds one projection, or all, from the first event on, beside the tables in use, and compares"
                            + " them row by row: without `position` all of them, at the position that those in use have reached."
                            + " At an earlier position, only rows that never change can be compared; `tables` says which. One at"
                            + " a time: 409 `already-at-work`; and not too many kept: `too-many-kept`.")
    @ApiResponse(responseCode = "202", description = "It has begun; `Location` says where to ask")
    @PostMapping
    ResponseEntity<ShadowView> begin(
            @RequestBody(required = false) @Valid @Nullable ReplayRequest request, Caller caller) {
        Shadow shadow = request == null
                ? shadows.replay(null, null, caller.username())
                : shadows.replay(request.projection(), request.position(), caller.username());
        return ResponseEntity.accepted()
                .location(URI.create("/audit/replays/" + shadow.id()))
                .body(ShadowView.of(shadow));
    }

    @Operation(summary = "List replays", description = "The newest first.")
    @GetMapping
    Page<ShadowView> list(@ParameterObject @Valid Paging paging) {
        return KeyedPages.page(
                "replays",
                paging,
                0,
                replay -> List.of(Long.toString(replay.id())),
                (key, limit) ->
                        shadows
                                .list(Purpose.REPLAY, key == null ? Long.MAX_VALUE : Long.parseLong(key.get(0)), limit)
                                .stream()
                                .map(ShadowView::of)
                                .toList());
    }

    @Operation(summary = "See how a replay goes on", description = "And, once it is compared, what came of it.")
    @GetMapping("/{id}")
    ShadowView get(@PathVariable long id) {
        return ShadowView.of(shadows.get(id, Purpose.REPLAY));
    }

    @Operation(
            summary = "Watch a replay",
            description = "Server-sent events: `progress` twice a second, `end` with the last state, or `dropped`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = ProgressStream.MEDIA_TYPE))
    @GetMapping("/{id}/events")
    void watch(@PathVariable long id, HttpServletResponse response) throws IOException {
        progress.write(id, replay -> shadows.get(replay, Purpose.REPLAY), response);
    }

    @Operation(
            summary = "Cancel a replay",
            description = "Its tables go away; 409 `not-at-work` if it has ended already.")
    @PostMapping("/{id}/cancel")
    ShadowView cancel(@PathVariable long id) {
        return ShadowView.of(shadows.cancel(id, Purpose.REPLAY));
    }

    @Operation(summary = "Drop a replay", description = "With its tables; one that is under way ends.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable long id) {
        shadows.drop(id, Purpose.REPLAY);
    }
}
