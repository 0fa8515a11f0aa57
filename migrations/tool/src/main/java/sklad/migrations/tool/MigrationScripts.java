package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sklad.migrations.Schema;

/** The migrations of one schema in their order, checked for what no database is needed to see. */
final class MigrationScripts {

    /** V007__what_it_does.sql, U007__what_it_does.sql */
    static final Pattern NAME = Pattern.compile("([VU])(\\d{1,9})__([A-Za-z0-9_]+)\\.sql");

    private static final String SETTINGS = ".conf";
    private static final Pattern NOT_IN_TRANSACTION =
            Pattern.compile("(?m)^\\s*executeInTransaction\\s*=\\s*false\\s*$");

    private final Schema schema;
    private final List<Migration> migrations;

    private MigrationScripts(Schema schema, List<Migration> migrations) {
        this.schema = schema;
        this.migrations = List.copyOf(migrations);
    }

    /**
     * Reads and checks a folder.
     *
     * @throws Refused if a name is malformed, a number is there twice, or an undo script undoes nothing
     */
    static MigrationScripts read(ScriptSource source) {
        Map<Integer, String> ups = new TreeMap<>();
        Map<Integer, String> downs = new TreeMap<>();
        // Of two with the same number the migrations are named, not their undo scripts.
        List<String> names =
                source.names().stream().sorted(Comparator.reverseOrder()).toList();
        for (String name : names) {
            if (!name.endsWith(SETTINGS)) {
                Matcher parts = parse(source, name);
                put(source, "V".equals(parts.group(1)) ? ups : downs, Integer.parseInt(parts.group(2)), name);
            }
        }
        refuseStrays(source, ups, downs);
        List<Migration> found = new ArrayList<>();
        ups.forEach((number, name) -> found.add(migration(source, number, name, downs.get(number))));
        return new MigrationScripts(source.schema(), found);
    }

    Schema schema() {
        return schema;
    }

    /** Oldest first. */
    List<Migration> all() {
        return migrations;
    }

    /** The newest version's number; 0 if there is none. */
    int head() {
        return migrations.isEmpty() ? 0 : migrations.get(migrations.size() - 1).number();
    }

    Optional<Migration> numbered(int number) {
        return migrations.stream()
                .filter(migration -> migration.number() == number)
                .findFirst();
    }

    /** Those after a version up to and including another. */
    List<Migration> between(int after, int upTo) {
        return migrations.stream()
                .filter(migration -> migration.number() > after && migration.number() <= upTo)
                .toList();
    }

    private static Matcher parse(ScriptSource source, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new Refused(source.place(name)
                    + " is not a migration's name. It should be V007__what_it_does.sql, or U007__what_it_does.sql for"
                    + " what undoes it: migrate revision -m \"what it does\" makes both.");
        }
        return parts;
    }

    private static void put(ScriptSource source, Map<Integer, String> scripts, int number, String name) {
        String other = scripts.putIfAbsent(number, name);
        if (other != null) {
            throw new Refused("Two migrations have the number " + number + ":\n  " + source.place(other) + "\n  "
                    + source.place(name)
                    + "\nKeep the one that is applied elsewhere, and give the other the next number: migrate revision"
                    + " --rebase FILE");
        }
    }

    private static void refuseStrays(ScriptSource source, Map<Integer, String> ups, Map<Integer, String> downs) {
        downs.forEach((number, name) -> {
            String up = ups.get(number);
            if (up == null || !up.substring(1).equals(name.substring(1))) {
                throw new Refused(source.place(name) + " undoes nothing: there is no V" + name.substring(1)
                        + " beside it" + (up == null ? "." : ", but " + up + "."));
            }
        });
        Set<String> known = Set.copyOf(source.names());
        for (String name : known) {
            if (name.endsWith(SETTINGS) && !known.contains(name.substring(0, name.length() - SETTINGS.length()))) {
                throw new Refused(source.place(name) + " belongs to no script.");
            }
        }
    }

    private static Migration migration(ScriptSource source, int number, String up, @Nullable String down) {
        Matcher parts = parse(source, up);
        String name = parts.group(3).replace('_', ' ');
        return new Migration(
                number, parts.group(2), name, script(source, up), down == null ? null : script(source, down));
    }

    private static Script script(ScriptSource source, String name) {
        boolean transactional = !source.names().contains(name + SETTINGS)
                || !NOT_IN_TRANSACTION.matcher(source.text(name + SETTINGS)).find();
        return new Script(name, source.place(name), source.text(name), transactional);
    }
}
