package sklad.events;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The approved JSON of an event in one of its revisions: the file {@code <event>.<revision>.json}, or with a word between
 * for a further case. These files stay for ever, as the events do that were stored like them.
 */
public record Contract(String file, String event, String revision, String json) {

    /** Of all events, in all revisions. */
    public static List<Contract> all() {
        try {
            URI files = requireNonNull(Contract.class.getResource("/contracts/LocationOpened.1.json"))
                    .toURI();
            if (!files.getScheme().equals("jar")) {
                return all(requireNonNull(Path.of(files).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(files, Map.of())) {
                return all(jar.getPath("/contracts"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Contract> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(Contract::of).toList();
        }
    }

    private static Contract of(Path file) {
        String name = file.getFileName().toString();
        String[] parts = name.split("\\.", -1);
        try {
            return new Contract(name, parts[0], parts[1], Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
