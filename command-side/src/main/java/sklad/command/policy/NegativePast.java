package sklad.command.policy;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import sklad.command.masterdata.MasterData;
import sklad.command.masterdata.NegativePastFacts;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.command.policy.PolicyCommand.SetNegativePastPolicy;
import sklad.events.NegativePastPolicySet;
import sklad.events.StreamId;

/** The policy on a past that would have been below zero, with all its exceptions. */
public class NegativePast {

    private String stream;
    private NegativePastFacts policies = NegativePastFacts.NONE;

    NegativePast() {
        this("");
    }

    public NegativePast(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(SetNegativePastPolicy command, MasterData known) {
        if (command.sku() != null) {
            known.product(command.sku());
        }
        if (command.location() != null) {
            known.location(command.location());
        }
        NegativePastPolicy policy = command.policy();
        if (policy != policies.laidDown(command.sku(), command.location())) {
            apply(new NegativePastPolicySet(
                    policy == null ? null : policy.lowerCase(), command.sku(), command.location()));
        }
    }

    @EventSourcingHandler
    void on(NegativePastPolicySet event) {
        stream = StreamId.negativePast();
        policies = NegativePastFacts.fold(policies, event);
    }
}
