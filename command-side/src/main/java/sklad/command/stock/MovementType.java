package sklad.command.stock;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of movement, as clients name them. */
enum MovementType {
    @JsonProperty("incoming")
    INCOMING,
    @JsonProperty("outgoing")
    OUTGOING,
    @JsonProperty("adjustment")
    ADJUSTMENT,
    @JsonProperty("transfer")
    TRANSFER
}
