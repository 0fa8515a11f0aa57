package sklad.query.movement;

import java.util.Locale;

/** What kind of movement; written in small letters outside. */
public enum MovementType {
    INCOMING,
    OUTGOING,
    ADJUSTMENT,
    TRANSFER,
    REVERSAL;

    /** As it is in read tables and answers. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
