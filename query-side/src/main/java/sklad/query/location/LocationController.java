package sklad.query.location;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.Answers;
import sklad.query.answer.Listing;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;
import sklad.query.answer.Where;
import sklad.web.Problems;

@RestController
@RequestMapping("/locations")
@Tag(name = "Locations", description = "Where stock can be")
class LocationController {

    private static final String PROJECTION = "location";

    private final LocationRepository locations;
    private final Answers answers;
    private final Listing<Location> listing;

    LocationController(LocationRepository locations, Answers answers) {
        this.locations = locations;
        this.answers = answers;
        this.listing = new Listing<>(
                locations,
                Sort.by("code"),
                location -> List.of(location.code),
                key -> Where.moreThan("code", key.get(0)));
    }

    @Operation(summary = "List locations", description = "By code.")
    @GetMapping
    ResponseEntity<Page<LocationView>> list(
            @ParameterObject @Valid LocationFilter filter,
            @ParameterObject @Valid Paging paging,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(PROJECTION, after, position -> listing.page(filter, paging, LocationView::of, position));
    }

    @Operation(summary = "Show one location")
    @GetMapping("/{code}")
    ResponseEntity<LocationView> show(
            @PathVariable @Parameter(example = "MAIN") String code,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long after) {
        return answers.from(PROJECTION, after, position -> locations
                .findByCode(code)
                .map(LocationView::of)
                .orElseThrow(() -> Problems.refusal(
                        HttpStatus.NOT_FOUND, "unknown-location", "There is no location " + code + ".")));
    }
}
