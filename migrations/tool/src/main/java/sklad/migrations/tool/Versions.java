package sklad.migrations.tool;

import java.util.List;
import java.util.regex.Pattern;

/** How versions are written on the command line. */
final class Versions {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern UP = Pattern.compile("\\+\\d{1,4}");

    private Versions() {}

    /**
     * The number of the version to go up to: head, base, 005, +1.
     *
     * @throws Unusable if it is none of these, or says a version without saying of which schema
     */
    static int target(String text, SchemaOption schema, MigrationScripts scripts, int current) {
        if (text.equals("head")) {
            return scripts.head();
        }
        if (text.equals("base")) {
            return 0;
        }
        boolean relative = UP.matcher(text).matches();
        if (!relative && !NUMBER.matcher(text).matches()) {
            throw new Unusable("There is no version " + text + ": head, a number, or +N.");
        }
        one(schema, text);
        return relative
                ? further(Integer.parseInt(text.substring(1)), scripts, current)
                : existing(Integer.parseInt(text), scripts);
    }

    private static int further(int count, MigrationScripts scripts, int current) {
        List<Migration> ahead = scripts.between(current, Integer.MAX_VALUE);
        if (count == 0 || count > ahead.size()) {
            throw new Unusable(ahead.size() + " migrations of " + SchemaOption.name(scripts.schema())
                    + " are pending, not " + count + ".");
        }
        return ahead.get(count - 1).number();
    }

    /** The number of an existing version, or 0. */
    static int existing(int number, MigrationScripts scripts) {
        if (number != 0 && scripts.numbered(number).isEmpty()) {
            throw new Unusable("There is no version " + number + " of " + SchemaOption.name(scripts.schema())
                    + "; the newest is " + scripts.head() + ".");
        }
        return number;
    }

    /** Versions of the two schemas count apart. */
    static void one(SchemaOption schema, String version) {
        if (schema.chosen() == null) {
            throw new Unusable("Of which schema is " + version
                    + "? They count apart: say --schema event-store or --schema projections.");
        }
    }
}
