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

/**
 * The passwords of the embedded database and the key of the webhooks' secrets, made up at the first start and readable by
 * the owner alone.
 */
public record Secrets(String administrator, DatabaseRoles.Passwords roles, String webhookKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String WEBHOOKS = "webhooks";
    private static final List<String> NAMES =
            List.of("postgres", DatabaseRoles.OWNER, DatabaseRoles.COMMAND, DatabaseRoles.QUERY, WEBHOOKS);

    /** Reads the file in the data directory; makes it up when there is none. */
    public static Secrets of(Path directory) throws IOException {
        Path file = directory.resolve("secrets.properties");
        Properties values = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
            addWebhookKey(values, file);
        } else {
            NAMES.forEach(name -> values.setProperty(name, madeUp()));
            write(values, file);
        }
        return new Secrets(
                required(values, NAMES.get(0), file),
                new DatabaseRoles.Passwords(
                        required(values, NAMES.get(1), file),
                        required(values, NAMES.get(2), file),
                        required(values, NAMES.get(3), file)),
                required(values, WEBHOOKS, file));
    }

    /** The file may be from before there were webhooks. */
    private static void addWebhookKey(Properties values, Path file) throws IOException {
        if (values.getProperty(WEBHOOKS) == null) {
            values.setProperty(WEBHOOKS, madeUp());
            write(values, file);
        }
    }

    private static String madeUp() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Properties values, Path file) throws IOException {
        Path unfinished = file.resolveSibling(".secrets.unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            values.store(
                    writer, "Passwords of the embedded PostgreSQL, one a role; and the key of the webhooks' secrets");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String required(Properties values, String name, Path file) {
        String value = values.getProperty(name);
        if (value == null) {
            throw new CannotStart(file + " has nothing for " + name + ": restore the file from a backup.");
        }
        return value;
    }
}
