package sklad.migrations.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes the next migration of a schema and its undo script into the source tree. */
final class NewScripts {

    private static final String NOT_IN_A_TRANSACTION = "executeInTransaction=false\n";

    private final Path folder;
    private final MigrationScripts existing;
    private final List<Path> written = new ArrayList<>();
    private int number;

    NewScripts(Path folder, MigrationScripts existing) {
        this.folder = folder;
        this.existing = existing;
        this.number = existing.head();
    }

    /** Refuses a name that is there already, as when the same command was typed twice. */
    void refuseTaken(String name) {
        existing.all().stream()
                .filter(migration -> migration.name().equals(name.replace('_', ' ')))
                .findFirst()
                .ifPresent(migration -> {
                    throw new Refused(migration.up().place()
                            + " has this name already. Change that one if it is not applied anywhere, or say what is"
                            + " different in this one.");
                });
    }

    void write(String name, String up, String down, boolean transactional) {
        number++;
        String file = numbered(number) + "__" + name + ".sql";
        write("V" + file, up);
        if (!transactional) {
            write("V" + file + ".conf", NOT_IN_A_TRANSACTION);
        }
        write("U" + file, down);
    }

    /** The files, in the order in which they were written. */
    List<Path> written() {
        return List.copyOf(written);
    }

    static String numbered(int number) {
        return "%03d".formatted(number);
    }

    private void write(String file, String text) {
        Path path = folder.resolve(file);
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        written.add(path);
    }
}
