package sklad.command.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.command.dispatch.AggregateKind.Opened;
import sklad.command.dispatch.Draft.Accepted;
import sklad.command.dispatch.Draft.Repeated;
import sklad.command.dispatch.Draft.Settled;
import sklad.eventstore.Commit.Appended;

/** All that a unit of work has decided, before it ends. */
record Ending(List<Part> parts, List<Opened> opened) {

    boolean stores() {
        return parts.stream().anyMatch(Part::isWanted)
                && (!changed().isEmpty() || parts.stream().anyMatch(Part::keepsAnswers));
    }

    List<String> changed() {
        return opened.stream().filter(Opened::changed).map(Opened::stream).toList();
    }

    /** @param otherwise the position where nothing was appended */
    List<List<Outcome>> outcomes(@Nullable Appended appended, @Nullable Long otherwise) {
        return parts.stream().map(part -> part.outcomes(appended, otherwise)).toList();
    }

    /** What was decided on one request. */
    record Part(Request request, List<Draft> drafts) {

        boolean isWanted() {
            boolean refused =
                    drafts.stream().anyMatch(draft -> draft instanceof Settled settled && settled.isRefused());
            return !request.plan().dryRun() && !(request.plan().atomic() && refused);
        }

        boolean keepsAnswers() {
            return isWanted() && accepted().stream().anyMatch(draft -> draft.key() != null);
        }

        List<Accepted> accepted() {
            return drafts.stream()
                    .filter(Accepted.class::isInstance)
                    .map(Accepted.class::cast)
                    .toList();
        }

        private List<Outcome> outcomes(@Nullable Appended appended, @Nullable Long otherwise) {
            Long position = request.plan().dryRun() ? null : otherwise;
            return drafts.stream()
                    .map(draft -> outcome(draft, appended, position))
                    .toList();
        }

        private static Outcome outcome(Draft draft, @Nullable Appended appended, @Nullable Long otherwise) {
            if (draft instanceof Accepted accepted) {
                return accepted.outcome(appended, otherwise, false);
            }
            return draft instanceof Repeated repeated
                    ? repeated.first().outcome(appended, otherwise, true)
                    : ((Settled) draft).outcome();
        }
    }
}
