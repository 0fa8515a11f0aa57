package sklad.events;

/** What was laid down for decisions; each policy has a stream {@code policy:<name>}. */
public sealed interface PolicyEvent extends DomainEvent permits NegativePastPolicySet {}
