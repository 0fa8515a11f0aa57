package sklad.command.masterdata;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What becomes of a backdated movement that would have made the past negative. */
public enum NegativePastPolicy {
    @JsonProperty("accept")
    ACCEPT,
    @JsonProperty("refuse")
    REFUSE;

    /** As it is stored. */
    public String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NegativePastPolicy stored(String policy) {
        return valueOf(policy.toUpperCase(Locale.ROOT));
    }
}
