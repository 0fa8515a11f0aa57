package sklad.query.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import sklad.query.answer.KeyedPages;
import sklad.query.answer.Page;
import sklad.query.answer.Paging;
import sklad.query.audit.AccessedRows;
import sklad.query.projection.shadow.Difference;
import sklad.query.projection.shadow.Shadow.Purpose;
import sklad.query.projection.shadow.Shadows;

@RestController
@RequestMapping("/audit/replays/{id}")
@Tag(name = "Audit")
class ReplayedTablesController {

    private final Shadows shadows;

    ReplayedTablesController(Shadows shadows) {
        this.shadows = shadows;
    }

    @Operation(
            summary = "List differences",
            description = "Every row of the compared tables that is not what the events make it, by its key, with both"
                    + " values of each column that differs.")
    @GetMapping("/differences")
    Page<Difference> differences(
            @PathVariable long id,
            @RequestParam(required = false) @Parameter(example = "stock_level") @Nullable String table,
            @ParameterObject @Valid Paging paging) {
        Page<Difference> page = KeyedPages.page(
                "differences " + id + " " + table,
                paging,
                position(id),
                difference -> List.of(Long.toString(difference.number())),
                (key, limit) -> shadows.differences(id, table, key == null ? 0 : Long.parseLong(key.get(0)), limit));
        AccessedRows.are(page.items().size());
        return page;
    }

    @Operation(
            summary = "Read a rebuilt table",
            description =
                    "In the order of its key, until the replay is dropped. With `column` and `value`: only the rows"
                            + " that have this value there.")
    @GetMapping("/tables/{table}")
    RebuiltTable rows(
            @PathVariable long id,
            @PathVariable String table,
            @RequestParam(required = false) @Parameter(example = "sku") @Nullable String column,
            @RequestParam(required = false) @Parameter(example = "SKU-1") @Size(max = 200) @Nullable String value,
            @ParameterObject @Valid Paging paging) {
        Page<Map.Entry<String, List<String>>> page = KeyedPages.page(
                "rows " + id + " " + table + " " + column + " " + value,
                paging,
                position(id),
                Map.Entry::getValue,
                (key, limit) -> shadows.rows(id, table, column, value, key, limit));
        AccessedRows.are(page.items().size());
        return RebuiltTable.of(
                page.items().stream().map(Map.Entry::getKey).toList(), page.nextCursor(), page.position());
    }

    private long position(long id) {
        return shadows.get(id, Purpose.REPLAY).position();
    }
}
