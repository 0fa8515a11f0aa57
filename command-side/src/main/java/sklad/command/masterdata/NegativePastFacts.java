package sklad.command.masterdata;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sklad.events.NegativePastPolicySet;
import sklad.events.PolicyEvent;

/** The policy on a past that would have been below zero, wherever one is laid down; it is accepted where none is. */
public final class NegativePastFacts {

    /** Nothing was ever laid down. */
    public static final NegativePastFacts NONE = new NegativePastFacts(Map.of());

    private final Map<Scope, NegativePastPolicy> policies;

    private NegativePastFacts(Map<Scope, NegativePastPolicy> policies) {
        this.policies = policies;
    }

    /** The most specific one counts: the product's, else the location's, else the general one. */
    public NegativePastPolicy of(String sku, String location) {
        return Objects.requireNonNullElse(
                laidDown(sku, null),
                Objects.requireNonNullElse(
                        laidDown(null, location),
                        Objects.requireNonNullElse(laidDown(null, null), NegativePastPolicy.ACCEPT)));
    }

    /** The one for exactly this product, this location or, with neither, for all. */
    public @Nullable NegativePastPolicy laidDown(@Nullable String sku, @Nullable String location) {
        return policies.get(new Scope(sku, location));
    }

    /** What is known once this has happened too. */
    public static NegativePastFacts fold(@Nullable NegativePastFacts before, PolicyEvent event) {
        NegativePastPolicySet set = (NegativePastPolicySet) event;
        Map<Scope, NegativePastPolicy> policies = new HashMap<>(before == null ? Map.of() : before.policies);
        Scope scope = new Scope(set.sku(), set.location());
        if (set.policy() == null) {
            policies.remove(scope);
        } else {
            policies.put(scope, NegativePastPolicy.stored(set.policy()));
        }
        return new NegativePastFacts(policies);
    }

    private record Scope(@Nullable String sku, @Nullable String location) {}
}
