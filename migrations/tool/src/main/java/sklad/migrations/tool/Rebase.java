package sklad.migrations.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import sklad.migrations.Schema;

/** Gives a migration that is not applied the next number, with all its files: a colleague's has taken its own. */
final class Rebase {

    private final Path folder;
    private final String file;
    private final int number;

    private Rebase(Path folder, String file, int number) {
        this.folder = folder;
        this.file = file;
        this.number = number;
    }

    /**
     * Finds the script that is meant.
     *
     * @param folders of the schemas in which it may be
     * @param name of the file, with or without its folder; the undo script may be named as well
     */
    static Rebase of(List<Path> folders, String name) {
        String file = String.valueOf(Path.of(name).getFileName()).replaceFirst("^U", "V");
        Matcher parts = MigrationScripts.NAME.matcher(file);
        if (!parts.matches()) {
            throw new Unusable(name + " is not a migration's name: V007__what_it_does.sql");
        }
        List<Path> with = folders.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(file)))
                .toList();
        if (with.isEmpty()) {
            throw new Unusable("There is no " + file + " in "
                    + String.join(" or ", folders.stream().map(Path::toString).toList()) + ".");
        }
        if (with.size() > 1) {
            throw new Unusable(file + " is there in both schemas: say --schema event-store or --schema projections.");
        }
        return new Rebase(with.get(0), file, Integer.parseInt(parts.group(2)));
    }

    Schema schema() {
        return Stream.of(Schema.values())
                .filter(schema -> folder.endsWith(SchemaOption.name(schema)))
                .findFirst()
                .orElseThrow();
    }

    /** Refuses to rename what the history knows by its name. */
    void refuseApplied(History history, Database database) {
        HistoryRow row = history.applied().get(number);
        if (row != null && row.script().equals(file)) {
            throw new Refused(file + " is applied to " + database
                    + " and keeps its number. Rebase the other one with this number, or take this one back first: migrate"
                    + " downgrade");
        }
    }

    /** Renames, and tells what became what. */
    List<String> renumber() {
        int last = numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean alone = numbers().stream().filter(each -> each == number).count() == 1;
        if (number == last && alone) {
            throw new Refused(file + " is the newest already, and alone with its number. Nothing to do.");
        }
        String prefix = "V" + NewScripts.numbered(last + 1);
        String renamed = prefix + file.substring(file.indexOf("__"));
        List<String> told = new ArrayList<>();
        for (String suffix : List.of("", ".conf")) {
            for (String direction : List.of("V", "U")) {
                move(direction + file.substring(1) + suffix, direction + renamed.substring(1) + suffix, told);
            }
        }
        return told;
    }

    private List<Integer> numbers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> MigrationScripts.NAME.matcher(String.valueOf(path.getFileName())))
                    .filter(Matcher::matches)
                    .filter(parts -> "V".equals(parts.group(1)))
                    .map(parts -> Integer.valueOf(parts.group(2)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void move(String from, String to, List<String> told) {
        Path path = folder.resolve(from);
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.move(path, Objects.requireNonNull(path.getParent()).resolve(to));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        told.add(from + " → " + to);
    }
}
