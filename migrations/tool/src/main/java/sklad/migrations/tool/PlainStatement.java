package sklad.migrations.tool;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import sklad.migrations.tool.LockCheck.Danger;

/** The statements, other than ALTER TABLE, that work through a whole table with a lock on it. */
enum PlainStatement {
    CREATE_INDEX(
            "CREATE INDEX",
            HeavyLock.WRITERS_WAIT,
            "CREATE INDEX CONCURRENTLY, in a script of its own that is not in a transaction (NAME.sql.conf with"
                    + " executeInTransaction=false)") {
        @Override
        String table(TokenReader reader, Tables tables) {
            if (!reader.take("CREATE", "INDEX") && !reader.take("CREATE", "UNIQUE", "INDEX")) {
                return "";
            }
            if (reader.take("CONCURRENTLY") || !reader.seek("ON")) {
                return "";
            }
            reader.take("ONLY");
            return reader.name();
        }
    },
    REINDEX("REINDEX", HeavyLock.WRITERS_WAIT, "REINDEX … CONCURRENTLY, in a script of its own") {
        @Override
        String table(TokenReader reader, Tables tables) throws SQLException {
            boolean index = reader.take("REINDEX", "INDEX");
            if ((!index && !reader.take("REINDEX", "TABLE")) || reader.take("CONCURRENTLY")) {
                return "";
            }
            @Nullable String table = index ? tables.ofIndex(reader.name()) : reader.name();
            return table == null ? "" : table;
        }
    },
    CLUSTER("CLUSTER", HeavyLock.ALL_WAIT, "leave it out, or do it when nobody works") {
        @Override
        String table(TokenReader reader, Tables tables) {
            return reader.take("CLUSTER") ? reader.name() : "";
        }
    },
    VACUUM_FULL("VACUUM FULL", HeavyLock.ALL_WAIT, "VACUUM without FULL, outside a migration") {
        @Override
        String table(TokenReader reader, Tables tables) {
            boolean full = reader.take("VACUUM", "FULL") || reader.take("VACUUM", "(", "FULL", ")");
            return full ? reader.name() : "";
        }
    },
    REFRESH("REFRESH MATERIALIZED VIEW", HeavyLock.ALL_WAIT, "REFRESH MATERIALIZED VIEW CONCURRENTLY") {
        @Override
        String table(TokenReader reader, Tables tables) {
            boolean plain = reader.take("REFRESH", "MATERIALIZED", "VIEW") && !reader.take("CONCURRENTLY");
            return plain ? reader.name() : "";
        }
    },
    UPDATE_ALL(
            "UPDATE of all rows",
            HeavyLock.WRITERS_OF_ROWS_WAIT,
            "in batches that each commit: a procedure, called in a script that is not in a transaction") {
        @Override
        String table(TokenReader reader, Tables tables) {
            if (!reader.take("UPDATE")) {
                return "";
            }
            reader.take("ONLY");
            String table = reader.name();
            return reader.seek("WHERE") ? "" : table;
        }
    },
    DELETE_ALL("DELETE of all rows", HeavyLock.WRITERS_OF_ROWS_WAIT, "TRUNCATE, or in batches that each commit") {
        @Override
        String table(TokenReader reader, Tables tables) {
            if (!reader.take("DELETE", "FROM")) {
                return "";
            }
            reader.take("ONLY");
            String table = reader.name();
            return reader.seek("WHERE") ? "" : table;
        }
    };

    private final String what;
    private final String lock;
    private final String safe;

    PlainStatement(String what, String lock, String safe) {
        this.what = what;
        this.lock = lock;
        this.safe = safe;
    }

    Danger danger() {
        return new Danger(what, lock, safe);
    }

    /** The table that it would lock; empty if it is no such statement. */
    abstract String table(TokenReader reader, Tables tables) throws SQLException;
}
