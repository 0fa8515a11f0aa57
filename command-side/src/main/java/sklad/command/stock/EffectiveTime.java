package sklad.command.stock;

import java.time.Instant;
import sklad.command.masterdata.MasterData;

/** When a movement happened, and how that stands to the time at which it was asked for. */
public record EffectiveTime(Instant at, Dating dating) {

    /** It happens as it is asked for. */
    public static EffectiveTime now(Instant now) {
        return new EffectiveTime(now, Dating.NOW);
    }

    boolean isBackdated() {
        return dating == Dating.BACKDATED;
    }

    /** Whoever says when must be allowed to, and nobody changes what was on hand in a closed period. */
    void mustBeOpen(MasterData known) {
        if (dating == Dating.FORBIDDEN) {
            throw new BackdatingNotAllowed(at);
        }
        if (dating != Dating.NOW) {
            known.periods().mustBeOpenAt(at);
        }
    }

    /** How a movement got its time. */
    public enum Dating {
        /** Nobody named one, and no period that is over can be meant. */
        NOW,
        /** A client named one, about now. */
        RECENT,
        /** A client named an earlier one, and may. */
        BACKDATED,
        /** A client named an earlier one, and may not. */
        FORBIDDEN
    }
}
