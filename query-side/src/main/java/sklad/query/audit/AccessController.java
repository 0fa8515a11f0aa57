package sklad.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.Cursor;
import sklad.query.answer.Paging;

@RestController
@Tag(name = "Audit", description = "The history itself: for auditors, whose every look is logged")
class AccessController {

    private final AccessLog log;

    AccessController(AccessLog log) {
        this.log = log;
    }

    @Operation(
            summary = "List accesses",
            description =
                    "Who has asked anything below `/audit`, refused or not, this request included; the newest first.")
    @GetMapping("/audit/accesses")
    AccessPage list(@ParameterObject @Valid AccessFilter filter, @ParameterObject @Valid Paging paging) {
        String list = "accesses " + filter;
        List<String> behind = paging.cursor() == null
                ? List.of(AccessFilter.FAR.toString(), "0")
                : Cursor.read(list, paging.cursor());
        List<AccessView> found =
                log.list(filter, Instant.parse(behind.get(0)), Long.parseLong(behind.get(1)), paging.size() + 1);
        boolean more = found.size() > paging.size();
        List<AccessView> items = more ? found.subList(0, paging.size()) : found;
        AccessedRows.are(items.size());
        return new AccessPage(items, more ? cursor(list, items.get(items.size() - 1)) : null);
    }

    private static String cursor(String list, AccessView last) {
        return Cursor.of(list, List.of(last.accessedAt().toString(), Long.toString(last.id())));
    }
}
