package sklad.command.period;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import sklad.command.dispatch.Answer;
import sklad.command.dispatch.CommandApi;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.Decided;
import sklad.command.dispatch.Intent;
import sklad.command.masterdata.PeriodFacts;
import sklad.command.period.PeriodCommand.ClosePeriod;
import sklad.command.period.PeriodCommand.ReopenPeriod;
import sklad.web.Caller;
import sklad.web.Problems;
import tools.jackson.databind.node.ObjectNode;

/** Periods: up to which day the past stands. */
@RestController
@Tag(name = "Periods", description = "Managers and admins close periods, admins reopen them.")
class PeriodController {

    /** In which the movements of a day's last moments, whose time is when they were asked for, are stored for sure. */
    private static final Duration LAST_MOVEMENTS = Duration.ofMinutes(1);

    private final CommandApi commands;
    private final Clock clock;

    PeriodController(CommandApi commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping("/periods/close")
    @Operation(
            summary = "Close all days up to one",
            description = "From then on a movement that is effective on a closed day is refused with `period-closed`."
                    + " Refused with `period-already-closed` if later days are closed.")
    @ApiResponse(responseCode = "200", description = "Closed, or it was already")
    ResponseEntity<ObjectNode> close(
            @Valid @RequestBody ClosePeriodRequest request, Conditions conditions, Caller caller) {
        LocalDate today =
                clock.instant().minus(LAST_MOVEMENTS).atZone(ZoneOffset.UTC).toLocalDate();
        if (!request.through().isBefore(today)) {
            throw Problems.invalidField("through", "must be a day that has been over (UTC) for a minute at least");
        }
        Intent intent = Intent.of(
                "POST /periods/close",
                request,
                new ClosePeriod(request.through(), request.reason()),
                decided -> answer(request.through(), decided));
        return commands.answer(caller, conditions, intent);
    }

    @PostMapping("/periods/reopen")
    @Operation(
            summary = "Reopen the days after one",
            description = "`through` is the last day that stays closed; `null` opens every day. Refused with "
                    + "`period-not-closed` if that day is open.")
    @ApiResponse(responseCode = "200", description = "Reopened, or it was already")
    ResponseEntity<ObjectNode> reopen(
            @Valid @RequestBody ReopenPeriodRequest request, Conditions conditions, Caller caller) {
        Intent intent = Intent.of(
                "POST /periods/reopen",
                request,
                new ReopenPeriod(request.through(), request.reason()),
                decided -> answer(request.through(), decided));
        return commands.answer(caller, conditions, intent);
    }

    private static Answer answer(@Nullable LocalDate through, Decided decided) {
        Instant openFrom = through == null ? null : PeriodFacts.firstMomentAfter(through);
        return Answer.ok(decided.version(), new PeriodAnswer(through, openFrom, decided.version()));
    }

    /** What is closed now; the position is added once it is stored. */
    @Schema(name = "PeriodsAccepted")
    record PeriodAnswer(
            @Nullable LocalDate closedThrough, @Nullable Instant openFrom, long version) {}
}
