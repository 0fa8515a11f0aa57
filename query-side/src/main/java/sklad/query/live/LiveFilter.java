package sklad.query.live;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sklad.query.movement.MovementType;

/** Of which movements somebody wants to be told; what is not given does not narrow. */
public record LiveFilter(
        @Parameter(example = "SKU-1") @Schema(example = "SKU-1") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(example = "MAIN") @Schema(example = "MAIN") @Size(min = 1, max = 32) @Nullable
        String location,

        @Nullable MovementType type) {

    public static final LiveFilter ALL = new LiveFilter(null, null, null);

    /** What nobody can read passes: nobody can tell. */
    public boolean admits(LiveEvent event) {
        if (event.movement() == null) {
            return true;
        }
        return (sku == null || sku.equals(event.movement().sku()))
                && (location == null || location.equals(event.movement().location()))
                && (type == null || type.stored().equals(event.movement().type()));
    }
}
