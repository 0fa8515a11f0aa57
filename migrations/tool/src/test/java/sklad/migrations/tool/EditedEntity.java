package sklad.migrations.tool;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.tools.ToolProvider;
import sklad.migrations.tool.entities.Entities;

/** The query side's entities, one of them edited in its source and compiled, as a developer does it. */
final class EditedEntity {

    private static final String LOCATION = "sklad.query.location.Location";
    private static final String PACKAGE = "sklad/query/location/package-info.java";
    private static final Set<String> OWN = Set.of(LOCATION, "sklad.query.location.package-info");
    private static final Path SOURCES = Path.of("..", "..", "query-side", "src", "main", "java");

    private EditedEntity() {}

    /** With a field more at the end of {@code Location}. */
    static Entities locationWith(String field, Path folder) {
        return location("    Instant openedAt;", "    Instant openedAt;\n\n    " + field, folder);
    }

    /** With something in the source of {@code Location} replaced. */
    static Entities location(String before, String after, Path folder) {
        try {
            String path = LOCATION.replace('.', '/') + ".java";
            String source = Files.readString(SOURCES.resolve(path));
            Path edited = folder.resolve("Location.java");
            Files.writeString(edited, source.replace(before, after));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-d",
                            classes.toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            edited.toString(),
                            SOURCES.resolve(PACKAGE).toString());
            if (status != 0 || source.equals(Files.readString(edited))) {
                throw new AssertionError("the entity can't be edited");
            }
            return Entities.of("sklad.query", new Loader(classes.toUri().toURL()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Knows the edited class; everything else is as it is. */
    private static final class Loader extends URLClassLoader {

        Loader(URL classes) {
            super(new URL[] {classes}, requireNonNull(EditedEntity.class.getClassLoader()));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!OWN.contains(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
