package sklad.events;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step in the life of an event's form: what was stored with this revision becomes the next one, when it is read.
 *
 * @param event the event's permanent name
 * @param from the revision that it reads; it gives the one after
 * @param does what it does, for people: "gives …"
 * @param change applied to a copy of the stored JSON
 */
public record Upcaster(String event, int from, String does, Consumer<ObjectNode> change) {

    public int to() {
        return from + 1;
    }
}
