package sklad.migrations.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sklad.migrations.Schema;

/** Where the migration scripts are read from: the source tree that a developer works in, or else the program itself. */
final class ScriptsOption {

    private static final String IN_A_CHECKOUT = "migrations/src/main/resources/db";

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Folder with event-store/ and projections/, the migration scripts. Default: " + IN_A_CHECKOUT
                    + " when run by ./sklad, the scripts in the jar when that is run.")
    private @Nullable Path directory;

    MigrationScripts scripts(Schema schema) {
        return MigrationScripts.read(source(schema));
    }

    ScriptSource source(Schema schema) {
        Path root = root();
        if (root == null) {
            return ScriptSource.onClassPath(schema);
        }
        Path folder = folder(root, schema);
        if (!Files.isDirectory(folder)) {
            throw new Unusable("There is no folder " + folder + " with the migrations of " + SchemaOption.name(schema)
                    + ". --directory names the folder above it.");
        }
        return ScriptSource.in(schema, folder);
    }

    /** The folder that new scripts of a schema are written to. */
    Path writable(Schema schema) {
        Path root = root();
        if (root == null) {
            throw new Unusable(
                    "The migrations are in this jar and can't be added to. Name your source tree: --directory "
                            + IN_A_CHECKOUT);
        }
        return folder(root, schema);
    }

    private @Nullable Path root() {
        if (directory != null) {
            return directory;
        }
        String home = System.getProperty("sklad.home");
        Path checkout = home == null ? null : Path.of(home).resolve(IN_A_CHECKOUT);
        return checkout != null && Files.isDirectory(checkout) ? checkout : null;
    }

    private static Path folder(Path root, Schema schema) {
        return root.resolve(SchemaOption.name(schema));
    }
}
