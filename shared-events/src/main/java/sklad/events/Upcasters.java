package sklad.events;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How events that an earlier build has stored become those of this build. The stored bytes stay as they are. */
public final class Upcasters {

    private static final String CATEGORISES =
            "gives a product without a category the category " + ProductEvent.UNCATEGORISED;

    private static final List<Upcaster> ALL = List.of(
            new Upcaster("ProductRegistered", 1, CATEGORISES, Upcasters::categorise),
            new Upcaster("ProductDetailsChanged", 1, CATEGORISES, Upcasters::categorise));

    private Upcasters() {}

    public static List<Upcaster> all() {
        return ALL;
    }

    /**
     * The steps from a stored revision to this build's, in their order; none for a current one.
     *
     * @throws UnreadableRevision there is no such way, or no such event
     */
    public static List<Upcaster> path(String event, String revision) {
        Class<?> type = EventTypes.classOf(event)
                .orElseThrow(() -> new UnreadableRevision(event, "this build does not know what that is"));
        int current = Integer.parseInt(EventTypes.revisionOf(type));
        int stored = number(event, revision);
        if (stored > current) {
            throw new UnreadableRevision(
                    event + " of revision " + revision,
                    "this build reads revisions up to " + current
                            + ": it needs the build that wrote it, or a later one");
        }
        List<Upcaster> path = new ArrayList<>();
        for (int next = stored; next < current; next++) {
            path.add(from(event, next));
        }
        return path;
    }

    /**
     * The payload in this build's revision.
     *
     * @throws UnreadableRevision there is no way to it
     */
    public static JsonNode upcast(String event, String revision, JsonNode stored) {
        if (!(stored instanceof ObjectNode)) {
            throw new UnreadableRevision(event + " of revision " + revision, "its payload is not a JSON object");
        }
        ObjectNode payload = (ObjectNode) stored.deepCopy();
        path(event, revision).forEach(step -> step.change().accept(payload));
        return payload;
    }

    private static Upcaster from(String event, int revision) {
        return ALL.stream()
                .filter(upcaster -> upcaster.event().equals(event) && upcaster.from() == revision)
                .findFirst()
                .orElseThrow(() -> new UnreadableRevision(
                        event + " of revision " + revision, "this build has no upcaster that reads it"));
    }

    private static int number(String event, String revision) {
        try {
            int number = Integer.parseInt(revision);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw unnumbered(event, revision);
        }
        throw unnumbered(event, revision);
    }

    private static UnreadableRevision unnumbered(String event, String revision) {
        return new UnreadableRevision(event + " of revision '" + revision + "'", "revisions are numbered from 1");
    }

    private static void categorise(ObjectNode product) {
        if (!product.hasNonNull("category")) {
            product.put("category", ProductEvent.UNCATEGORISED);
        }
    }
}
