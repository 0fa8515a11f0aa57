package sklad.command.location;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Intent;
import sklad.command.location.LocationCommand.CloseLocation;
import sklad.command.location.LocationCommand.OpenLocation;
import sklad.command.request.Reason;
import sklad.command.request.Shapes;
import sklad.web.Caller;
import tools.jackson.databind.node.ObjectNode;

/** Locations: where stock is held. */
@RestController
@Tag(name = "Locations", description = "Managers and admins keep locations.")
class LocationController {

    private final CommandApi commands;

    LocationController(CommandApi commands) {
        this.commands = commands;
    }

    @PostMapping("/locations")
    @Operation(
            summary = "Open a location",
            description = "For the first time, or again after it was closed. Refused with `duplicate-location`.")
    @ApiResponse(responseCode = "201", description = "Opened")
    ResponseEntity<ObjectNode> open(
            @Valid @RequestBody OpenLocationRequest request, Conditions conditions, Caller caller) {
        String code = request.location();
        Intent intent = Intent.of(
                "POST /locations",
                request,
                new OpenLocation(code, request.name()),
                decided -> Answer.created(
                        "/locations/" + code, decided.version(), new LocationAnswer(code, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    @PostMapping("/locations/{location}/close")
    @Operation(
            summary = "Close a location",
            description =
                    "From then on nothing moves there, in or out, until it is opened again; what is on hand stays on "
                            + "hand. Refused with `unknown-location`.")
    @ApiResponse(responseCode = "200", description = "Closed, or it was already")
    ResponseEntity<ObjectNode> close(
            @PathVariable @Pattern(regexp = Shapes.LOCATION, message = Shapes.LOCATION_MESSAGE) String location,
            @Valid @RequestBody(required = false) @Nullable Reason body,
            Conditions conditions,
            Caller caller) {
        Reason reason = Objects.requireNonNullElse(body, Reason.NONE);
        Intent intent = Intent.of(
                "POST /locations/" + location + "/close",
                reason,
                new CloseLocation(location, reason.reason()),
                decided -> Answer.ok(decided.version(), new LocationAnswer(location, decided.version())));
        return commands.answer(caller, conditions, intent);
    }

    /** The location and its version; the position is added once it is stored. */
    @Schema(name = "LocationAccepted")
    record LocationAnswer(String location, long version) {}
}
