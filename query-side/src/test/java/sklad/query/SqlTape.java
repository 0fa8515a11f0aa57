package sklad.query;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Remembers the SQL that Hibernate sends. */
public final class SqlTape implements StatementInspector {

    private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    @Override
    public String inspect(String sql) {
        STATEMENTS.add(sql);
        return sql;
    }

    static void rewind() {
        STATEMENTS.clear();
    }

    static String only() {
        if (STATEMENTS.size() != 1) {
            throw new IllegalStateException("Not one statement: " + STATEMENTS);
        }
        return STATEMENTS.get(0);
    }
}
