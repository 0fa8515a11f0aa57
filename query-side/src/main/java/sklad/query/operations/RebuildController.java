package sklad.query.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.projection.shadow.Shadow;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadows;
import sklad.query.replay.ProgressStream;
import sklad.query.replay.ShadowView;
import sklad.web.Caller;

@RestController
@RequestMapping("/operations")
@Tag(name = "Operations")
class RebuildController {

    private final Shadows shadows;
    private final ProgressStream progress;

    RebuildController(Shadows shadows, ProgressStream progress) {
        this.shadows = shadows;
        this.progress = progress;
    }

    @Operation(
            summary = "Rebuild a projection",
            description =
                    "From the first event on, beside the tables in use, which answer meanwhile. When it has caught"
                            + " up, the two change places in one transaction. 409 `already-at-work`: one at a time.")
    @ApiResponse(responseCode = "202", description = "It has begun; `Location` says where to ask")
    @PostMapping("/projections/{name}/rebuild")
    ResponseEntity<ShadowView> rebuild(
            @PathVariable @Parameter(description = "Or `all`", example = "product") String name, Caller caller) {
        return accepted(shadows.rebuild(name, caller.username()));
    }

    @Operation(
            summary = "Switch back to the tables before the last switch",
            description = "They catch up first, and change places with those in use then. What was rebuilt together is"
                    + " switched back together. 409 `no-standby`: there are none; `other-schema`: they do not fit.")
    @ApiResponse(responseCode = "202", description = "It has begun; `Location` says where to ask")
    @PostMapping("/projections/{name}/switch-back")
    ResponseEntity<ShadowView> switchBack(
            @PathVariable @Parameter(description = "Or `all`: whatever was rebuilt last", example = "product")
                    String name) {
        return accepted(shadows.switchBack(name));
    }

    @Operation(summary = "List rebuilds", description = "The newest first.")
    @GetMapping("/rebuilds")
    List<ShadowView> rebuilds(@RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return shadows.list(Purpose.REBUILD, Long.MAX_VALUE, limit).stream()
                .map(ShadowView::of)
                .toList();
    }

    @Operation(summary = "See how a rebuild goes on")
    @GetMapping("/rebuilds/{id}")
    ShadowView get(@PathVariable long id) {
        return ShadowView.of(shadows.get(id, Purpose.REBUILD));
    }

    @Operation(
            summary = "Watch a rebuild",
            description = "Server-sent events: `progress` twice a second, `end` with the last state, or `dropped`.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = ProgressStream.MEDIA_TYPE))
    @GetMapping("/rebuilds/{id}/events")
    void watch(@PathVariable long id, HttpServletResponse response) throws IOException {
        progress.write(id, rebuild -> shadows.get(rebuild, Purpose.REBUILD), response);
    }

    @Operation(
            summary = "Cancel a rebuild",
            description = "The tables in use stay in use; 409 `not-at-work` if it has ended already.")
    @PostMapping("/rebuilds/{id}/cancel")
    ShadowView cancel(@PathVariable long id) {
        return ShadowView.of(shadows.cancel(id, Purpose.REBUILD));
    }

    @Operation(
            summary = "Drop a rebuild",
            description = "With the tables that are not in use: nobody can switch back to them any more.")
    @DeleteMapping("/rebuilds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable long id) {
        shadows.drop(id, Purpose.REBUILD);
    }

    private static ResponseEntity<ShadowView> accepted(Shadow shadow) {
        return ResponseEntity.accepted()
                .location(URI.create("/operations/rebuilds/" + shadow.id()))
                .body(ShadowView.of(shadow));
    }
}
