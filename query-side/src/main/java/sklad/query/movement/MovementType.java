package sklad.query.movement;

import java.util.Locale;

/** What kind of movement; written in small letters outside. */
public enum MovementType {
    INCOMING,
    OUTGOING,
    ADJUSTMENT,
    TRANSFER,
    REVERSAL;

    /** As the ledger has it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
