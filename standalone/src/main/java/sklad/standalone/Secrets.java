package sklad.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import sklad.migrations.DatabaseRoles;

/** The passwords of the embedded database, made up at the first start and readable by the owner alone. */
public record Secrets(String administrator, DatabaseRoles.Passwords roles) {

    private static final List<String> NAMES =
            List.of("postgres", DatabaseRoles.OWNER, DatabaseRoles.COMMAND, DatabaseRoles.QUERY);

    /** Reads the file in the data directory; makes it up when there is none. */
    public static Secrets of(Path directory) throws IOException {
        Path file = directory.resolve("secrets.properties");
        if (!Files.exists(file)) {
            make(file);
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new Secrets(
                required(values, NAMES.get(0), file),
                new DatabaseRoles.Passwords(
                        required(values, NAMES.get(1), file),
                        required(values, NAMES.get(2), file),
                        required(values, NAMES.get(3), file)));
    }

    private static void make(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Properties values = new Properties();
        for (String name : NAMES) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);
            values.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        Path unfinished = file.resolveSibling(".secrets.unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            values.store(writer, "Passwords of the embedded PostgreSQL, one a role");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String required(Properties values, String name, Path file) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new CannotStart(file + " has no password for " + name + ": restore the file from a backup.");
        }
        return value;
    }
}
