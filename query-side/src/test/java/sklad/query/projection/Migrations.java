package sklad.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import sklad.migrations.Schema;

/** What migrations fill tables with, to be compared with what projectors do. */
public final class Migrations {

    private Migrations() {}

    /** The statements of a script of the projections that insert rows. */
    public static String[] filling(String script) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Schema.class.getResourceAsStream("/db/projections/" + script), script)) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\n"))
                    .filter(statement -> statement.contains("INSERT INTO"))
                    .map(statement -> statement.substring(statement.indexOf("INSERT INTO")))
                    .toArray(String[]::new);
        }
    }
}
