package sklad.migrations.tool;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import sklad.migrations.Schema;

/**
 * The SQL that keeps Flyway's history: what is run and what is printed for an administrator are the same.
 *
 * @param name what the schema is called in the database
 */
record HistorySql(Schema schema, String name) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    String table() {
        return "\"" + name + "\".\"schema_history\"";
    }

    /** As Flyway makes them. */
    List<String> create(String by) {
        String table = table();
        return List.of(
                // The first migration of the projections names the schema as it usually is.
                "CREATE SCHEMA IF NOT EXISTS \"" + schema.schemaName() + "\"",
                "CREATE SCHEMA IF NOT EXISTS \"" + name + "\"",
                """
                CREATE TABLE IF NOT EXISTS %s (
                    "installed_rank" INT NOT NULL,
                    "version" VARCHAR(50),
                    "description" VARCHAR(200) NOT NULL,
                    "type" VARCHAR(20) NOT NULL,
                    "script" VARCHAR(1000) NOT NULL,
                    "checksum" INTEGER,
                    "installed_by" VARCHAR(100) NOT NULL,
                    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
                    "execution_time" INTEGER NOT NULL,
                    "success" BOOLEAN NOT NULL,
                    CONSTRAINT "schema_history_pk" PRIMARY KEY ("installed_rank")
                )""".formatted(table),
                "CREATE INDEX IF NOT EXISTS \"schema_history_s_idx\" ON " + table + " (\"success\")",
                ("INSERT INTO " + table + " SELECT 0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '\"" + name
                        + "\"', NULL, " + literal(by) + ", now() AT TIME ZONE 'UTC', 0, true"
                        + " WHERE NOT EXISTS (SELECT FROM " + table + ")"));
    }

    /** Lets scripts name the schema's objects without it; until the transaction, or the session, ends. */
    String enter(boolean transaction) {
        return "SELECT set_config('search_path', '\"" + name + "\",\"$user\", public', " + transaction + ")";
    }

    String applied(Migration migration, String by, String at, String milliseconds) {
        return insert(migration, HistoryRow.APPLY, migration.up(), by, at, milliseconds, true);
    }

    String failed(Migration migration, String by, String at, String milliseconds) {
        return insert(migration, HistoryRow.APPLY, migration.up(), by, at, milliseconds, false);
    }

    String undone(Migration migration, Script script, String by, String at, String milliseconds) {
        return insert(migration, HistoryRow.UNDO, script, by, at, milliseconds, true);
    }

    static String time(Instant instant) {
        return "TIMESTAMP " + literal(TIME.format(instant));
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private String insert(
            Migration migration,
            String type,
            Script script,
            String by,
            String at,
            String milliseconds,
            boolean success) {
        return "INSERT INTO " + table() + " SELECT coalesce(max(installed_rank), 0) + 1, "
                + literal(migration.version()) + ", " + literal(migration.name()) + ", '" + type + "', "
                + literal(script.file()) + ", " + script.checksum() + ", " + literal(by) + ", " + at + ", "
                + milliseconds + ", " + success + " FROM " + table();
    }
}
