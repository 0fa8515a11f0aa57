package sklad.query.movement;

import java.util.Locale;

/** What kind of movement; written in small letters outside. */
enum MovementType {
    INCOMING,
    OUTGOING,
    ADJUSTMENT,
    TRANSFER,
    REVERSAL;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
