package sklad.query.audit;

import org.jspecify.annotations.Nullable;

/** How exported events are written: a line each, and a last one that says whether they are all. */
interface EventFormat {

    String mediaType();

    String fileName();

    /** What stands before the first event. */
    byte[] header();

    byte[] line(EventView event);

    byte[] trailer(Trailer trailer);

    /**
     * The end of an export; a file without it was cut off.
     *
     * @param events how many stand before it
     * @param lastPosition of the last of them; the next export goes on behind it
     * @param position up to which the history was exported
     * @param notIndexed events up to there that could not be found
     * @param error why it is not complete
     */
    record Trailer(
            boolean complete,
            long events,
            @Nullable Long lastPosition,
            long position,
            long notIndexed,
            @Nullable String error) {}
}
