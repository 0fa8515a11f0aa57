package sklad.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sklad.bench.measure.BenchmarkFailed;

/** A side's program, taken apart as the image does. */
public record App(String module, Path jar) {

    /** The one that {@code module} has packaged under this home directory. */
    public static App of(Path home, String module, Path work) {
        Path packaged = packaged(home, module);
        Path apart = work.resolve(module);
        try {
            if (!Files.isDirectory(apart)) {
                Process extraction = new ProcessBuilder(JavaCommand.of(
                                List.of("-Djarmode=tools"),
                                List.of("-jar", packaged.toString(), "extract", "--destination", apart.toString())))
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("extract.log").toFile())
                        .start();
                if (extraction.waitFor() != 0) {
                    throw new BenchmarkFailed(packaged + " can't be taken apart");
                }
            }
        } catch (IOException failure) {
            throw new BenchmarkFailed(packaged + " can't be taken apart: " + failure.getMessage(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", interruption);
        }
        return new App(module, apart.resolve(packaged.getFileName()));
    }

    private static Path packaged(Path home, String module) {
        try (Stream<Path> files = Files.list(home.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-.*-exec\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkFailed("The " + module + " is not packaged: use ./sklad bench"));
        } catch (IOException failure) {
            throw new BenchmarkFailed("The " + module + " is not built: use ./sklad bench", failure);
        }
    }
}
