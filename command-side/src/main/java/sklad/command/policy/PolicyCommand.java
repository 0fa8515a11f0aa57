package sklad.command.policy;

import org.jspecify.annotations.Nullable;
import sklad.command.domain.Command;
import sklad.command.masterdata.NegativePastPolicy;
import sklad.events.StreamId;

/** What can be asked of the policies. */
public sealed interface PolicyCommand extends Command {

    /** Lays down the policy for a product, a location or, with neither, for all; null: takes it back. */
    record SetNegativePastPolicy(
            @Nullable NegativePastPolicy policy,
            @Nullable String sku,
            @Nullable String location) implements PolicyCommand {

        @Override
        public String stream() {
            return StreamId.negativePast();
        }
    }
}
