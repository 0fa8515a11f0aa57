package sklad.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The note that a running PostgreSQL leaves in its cluster; after a crash it outlives its writer. */
final class PostmasterFile {

    private static final int PORT_LINE = 3;

    private final Path file;

    PostmasterFile(Path cluster) {
        this.file = cluster.resolve("postmaster.pid");
    }

    boolean isRunning() throws IOException {
        return process().isPresent();
    }

    /** PostgreSQL would take any process that got the same number since for a server on its data. */
    void discardIfStale() throws IOException {
        if (Files.exists(file) && !isRunning()) {
            Files.delete(file);
        }
    }

    /** Where the running server listens. */
    OptionalInt port() throws IOException {
        if (!isRunning()) {
            return OptionalInt.empty();
        }
        String port = Files.readAllLines(file).get(PORT_LINE).strip();
        return OptionalInt.of(Integer.parseInt(port));
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(PostmasterFile::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElse(true);
    }
}
