package sklad.command.dispatch;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import sklad.web.Caller;

/**
 * What a caller wants.
 *
 * @param origin what its events will say about where they come from
 */
record Request(Plan plan, Caller caller, MetaData origin) {

    /** In the thread that the caller's request came in. */
    static Request of(Plan plan, Caller caller) {
        return new Request(plan, caller, Origin.of(caller));
    }

    /** The stream of a request that may be decided together with others on it: one command, to be stored. Null: it may not. */
    @Nullable
    String onlyStream() {
        Intent intent = plan.lines().size() == 1 ? plan.lines().get(0).intent() : null;
        return intent == null || plan.dryRun() || intent.commands().size() != 1 ? null : intent.first().stream();
    }
}
