package sklad.query.user;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as readers see them. */
record UserView(
        @Schema(example = "anna") String username,
        @Schema(example = "clerk") String role,
        boolean active,
        Movements movements,

        @Schema(description = "When they last changed a product, a location or stock") @Nullable
        Instant lastActivityAt,

        Instant registeredAt,

        @Schema(description = "For `If-Match` on a change of the user", example = "0")
        long version) {

    static UserView of(UserAccount row) {
        return new UserView(
                row.username,
                row.role,
                row.active,
                new Movements(row.incoming, row.outgoing, row.adjustments, row.transfers, row.reversals, row.movements),
                row.lastActivityAt,
                row.registeredAt,
                row.version);
    }

    /** How many they have made, by type; a transfer, and the reversal of one, counts once. */
    record Movements(long incoming, long outgoing, long adjustment, long transfer, long reversal, long total) {}
}
