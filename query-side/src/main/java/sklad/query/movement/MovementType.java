package sklad.query.movement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What kind of movement; written in small letters outside. */
public enum MovementType {
    @JsonProperty("incoming")
    INCOMING,
    @JsonProperty("outgoing")
    OUTGOING,
    @JsonProperty("adjustment")
    ADJUSTMENT,
    @JsonProperty("transfer")
    TRANSFER,
    @JsonProperty("reversal")
    REVERSAL;

    /** As it is in read tables and answers. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
