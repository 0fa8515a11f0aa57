package sklad.migrations.tool;

import org.jspecify.annotations.Nullable;

/**
 * One step from a version of a schema to the next, and back.
 *
 * @param number what the files' names count by
 * @param version the number as it is written there: 007
 * @param name what it does, in words
 */
record Migration(
        int number,
        String version,
        String name,
        Script up,
        @Nullable Script down) {

    /** How a person calls it. */
    String title() {
        return version + " (" + name + ")";
    }
}
