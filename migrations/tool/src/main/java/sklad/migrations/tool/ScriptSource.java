package sklad.migrations.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import sklad.migrations.Schema;

/** One schema's folder of scripts, as files or on the class path. */
interface ScriptSource {

    Schema schema();

    /** The names of all files in it, sorted. */
    List<String> names();

    String text(String name);

    /** For messages: where a reader finds the file. */
    String place(String name);

    static ScriptSource in(Schema schema, Path folder) {
        return new Folder(schema, folder);
    }

    static ScriptSource onClassPath(Schema schema) {
        return new Packaged(schema);
    }

    /** Files that somebody may be editing. */
    record Folder(Schema schema, Path folder) implements ScriptSource {

        @Override
        public List<String> names() {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> String.valueOf(file.getFileName()))
                        .sorted()
                        .toList();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String text(String name) {
            try {
                return Files.readString(folder.resolve(name));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String place(String name) {
            return folder.resolve(name).toString();
        }
    }

    /** What was built in. */
    record Packaged(Schema schema) implements ScriptSource {

        @Override
        public List<String> names() {
            try {
                Resource[] found = new PathMatchingResourcePatternResolver(Schema.class.getClassLoader())
                        .getResources("classpath*:" + schema.location() + "/*.*");
                return Arrays.stream(found)
                        .map(resource -> Objects.requireNonNull(resource.getFilename()))
                        .distinct()
                        .sorted()
                        .toList();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String text(String name) {
            try (var stream = Schema.class.getClassLoader().getResourceAsStream(schema.location() + "/" + name)) {
                return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String place(String name) {
            return schema.location() + "/" + name;
        }
    }
}
