package sklad.migrations.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a migration does, in words that say something. */
final class RevisionName {

    private static final Pattern WRITABLE = Pattern.compile("[A-Za-z0-9 _.,'-]+");
    private static final int LONGEST = 80;

    /** Words that are in the name of any migration, or could be. */
    private static final Set<String> SAYING_NOTHING = Set.of("""
            a again all alter an and another bit change changes changed column columns commit database db edit
            edits field fields final fix fixed fixes for foo hotfix in index indexes indices initial it migrate
            migration migrations minor misc modify more my new of on patch projection projections refactor
            revision rework schema script small some sql stuff table tables temp temporary test tests the thing
            things this tmp to todo tweak tweaks update updated updates various version wip work
            """.strip().split("\\s+", -1));

    private RevisionName() {}

    /**
     * The words as they are in a script's name.
     *
     * @throws Unusable if they do not say what the migration does
     */
    static String of(String message) {
        List<String> words = Arrays.stream(message.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        if (!WRITABLE.matcher(message).matches()) {
            throw new Unusable(
                    "\"" + message + "\" can't be in a file's name: letters from a to z, digits and blanks.");
        }
        long saying =
                words.stream().filter(word -> !SAYING_NOTHING.contains(word)).count();
        if (saying < 2) {
            throw new Unusable(
                    "\"" + message + "\" does not say what the migration does. A good name goes on where \"This"
                            + " migration will …\" stops: create users and locations; give every product a category; find"
                            + " movements of a time.");
        }
        String name = String.join("_", words);
        if (name.length() > LONGEST) {
            throw new Unusable("The name has " + name.length() + " characters; " + LONGEST
                    + " are enough to say what it does. The script's first comment says why.");
        }
        return name;
    }
}
