package sklad.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.Answers;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Audit", description = "The history itself: for auditors, whose every look is logged")
class ExportController {

    private static final String HOW =
            " All events of the filter, oldest first, as a stream of any length. The last line says"
                    + " whether it is complete, how many events it has and the position of the last one; a file without it was cut"
                    + " off: ask again with `fromPosition` one beyond the last event that you have.";

    private final AuditedEvents events;
    private final Answers answers;
    private final JsonMapper json;

    ExportController(AuditedEvents events, Answers answers, JsonMapper json) {
        this.events = events;
        this.answers = answers;
        this.json = json;
    }

    @Operation(summary = "Export events as NDJSON", description = "An event a line." + HOW)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NdjsonFormat.MEDIA_TYPE))
    @GetMapping(path = "/audit/events.ndjson")
    void ndjson(
            @ParameterObject @Valid AuditFilter filter,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after,
            HttpServletResponse response)
            throws IOException {
        export(filter, after, new NdjsonFormat(json), response);
    }

    @Operation(
            summary = "Export events as CSV",
            description =
                    "An event a row; a text that a spreadsheet would take for a formula has an apostrophe before it."
                            + HOW)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CsvFormat.MEDIA_TYPE))
    @GetMapping(path = "/audit/events.csv")
    void csv(
            @ParameterObject @Valid AuditFilter filter,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after,
            HttpServletResponse response)
            throws IOException {
        export(filter, after, new CsvFormat(), response);
    }

    private void export(AuditFilter filter, @Nullable Long after, EventFormat format, HttpServletResponse response)
            throws IOException {
        ResponseEntity<Long> begin = answers.from(AuditEntryProjector.NAME, after, position -> position);
        long position = Objects.requireNonNull(begin.getBody());
        Slice slice = events.slice(filter).upTo(position);
        long notIndexed = events.notIndexed();
        begin.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + "\"");
        AuditExport export = new AuditExport(events, slice, format);
        try {
            export.write(response.getOutputStream(), position, notIndexed);
        } finally {
            AccessedRows.are(export.events());
        }
    }
}
