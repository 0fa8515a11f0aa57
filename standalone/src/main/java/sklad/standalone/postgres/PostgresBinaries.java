package sklad.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once next to the data: a temporary directory may be swept under a running server. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Returns the directory that holds {@code bin/postgres} and its companions, unpacked if it was not yet. */
    static Path unpacked(Path parent) throws IOException {
        Path home = parent.resolve("postgresql-" + digest());
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, ".unpacking-");
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open())))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, unfinished);
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
        return home;
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive of PostgreSQL leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(archive, target);
            boolean program = (entry.getMode() & 0100) != 0;
            if (program && !target.toFile().setExecutable(true, false)) {
                throw new IOException("Can't make " + target + " executable");
            }
        }
    }

    private static String digest() throws IOException {
        try (InputStream archive = open()) {
            return DigestUtils.sha256Hex(archive).substring(0, 12);
        }
    }

    private static InputStream open() throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), System.getProperty("os.arch", "unknown"));
    }

    private static String system() {
        String name = System.getProperty("os.name", "");
        return name.startsWith("Mac") ? "Darwin" : name.startsWith("Windows") ? "Windows" : "Linux";
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
