package sklad.events;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a backdated movement that would have made the past negative was laid down: {@code accept} or
 * {@code refuse}, for a product, for a location or, with neither, for all; no policy: none of its own any more.
 */
@EventType("NegativePastPolicySet")
public record NegativePastPolicySet(
        @Nullable String policy,
        @Nullable String sku,
        @Nullable String location) implements PolicyEvent {}
