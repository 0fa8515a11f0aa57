package sklad.migrations.tool;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sklad.migrations.tool.LockCheck.Danger;

/** The actions of ALTER TABLE that rewrite a table or read all of it while nobody else can. */
final class AlteredTable {

    private static final Pattern SERIAL = Pattern.compile("\\b(SMALLSERIAL|SERIAL|BIGSERIAL|SERIAL4|SERIAL8)\\b");
    private static final Pattern WIDE_TEXT = Pattern.compile("(TEXT|VARCHAR|CHARACTER VARYING)( COLLATE .*)?");
    private static final String REWRITES = " (rewrites the table)";
    private static final String READS = " (reads the whole table)";
    private static final String FILL = "add the column without it, set the default for new rows, and fill the old ones"
            + " in batches that each commit";

    private final Tables tables;
    private final Set<String> checked = new HashSet<>();

    AlteredTable(Tables tables) {
        this.tables = tables;
    }

    /** What is bad about the actions on one table. */
    List<Danger> by(String table, List<List<Token>> actions) throws SQLException {
        List<Danger> dangers = new ArrayList<>();
        for (List<Token> action : actions) {
            Danger danger = of(table, new TokenReader(action));
            if (danger != null) {
                dangers.add(danger);
            }
        }
        return dangers;
    }

    private @Nullable Danger of(String table, TokenReader action) throws SQLException {
        if (action.take("ADD")) {
            String kind = new TokenReader(action.remaining()).rest();
            boolean constraint = kind.matches("(CONSTRAINT|CHECK|FOREIGN|UNIQUE|PRIMARY|EXCLUDE|NOT NULL)\\b.*");
            return constraint ? addedConstraint(table, kind) : addedColumn(action);
        }
        if (action.take("ALTER")) {
            action.take("COLUMN");
            return alteredColumn(table, action.name(), action);
        }
        if (action.take("SET")) {
            String what = action.rest();
            return what.matches("(TABLESPACE|LOGGED|UNLOGGED|ACCESS METHOD)\\b.*")
                    ? danger("SET " + what, REWRITES, "leave it out, or do it when nobody works")
                    : null;
        }
        return null;
    }

    private @Nullable Danger addedConstraint(String table, String definition) {
        checked.add(table + " " + definition);
        if (definition.contains("NOT VALID") || definition.contains("USING INDEX")) {
            return null;
        }
        if (definition.matches("(CONSTRAINT \\S+ )?(UNIQUE|PRIMARY KEY|EXCLUDE)\\b.*")) {
            return danger(
                    "ADD UNIQUE or PRIMARY KEY",
                    " (builds an index)",
                    "CREATE UNIQUE INDEX CONCURRENTLY first, then ADD CONSTRAINT … USING INDEX");
        }
        return danger(
                "ADD CONSTRAINT", READS, "ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in a later migration");
    }

    private @Nullable Danger addedColumn(TokenReader action) throws SQLException {
        action.take("COLUMN");
        action.take("IF", "NOT", "EXISTS");
        String column = action.name();
        String definition = new TokenReader(action.remaining()).rest();
        if (SERIAL.matcher(definition).find() || definition.contains("AS IDENTITY")) {
            return danger("ADD COLUMN " + column + " that numbers itself", REWRITES, FILL);
        }
        if (definition.contains("STORED")) {
            return danger("ADD COLUMN " + column + " that is computed and stored", REWRITES, FILL);
        }
        if (definition.matches(".*\\b(UNIQUE|PRIMARY KEY|REFERENCES|CHECK)\\b.*")) {
            return danger(
                    "ADD COLUMN " + column + " with a constraint",
                    READS,
                    "add the column, then the constraint NOT VALID");
        }
        return action.seek("DEFAULT") && callsVolatile(action.remaining())
                ? danger("ADD COLUMN " + column + " with a volatile default", REWRITES, FILL)
                : null;
    }

    private @Nullable Danger alteredColumn(String table, String column, TokenReader action) throws SQLException {
        String plain = column.replace("\"", "");
        if (action.take("SET", "NOT", "NULL")) {
            String check = plain.toUpperCase(Locale.ROOT) + " IS NOT NULL";
            boolean known = tables.isCheckedNotNull(table, plain)
                    || checked.stream().anyMatch(one -> one.startsWith(table + " ") && one.contains(check));
            return known
                    ? null
                    : danger(
                            "SET NOT NULL",
                            READS,
                            "ADD CONSTRAINT … CHECK (" + plain
                                    + " IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT, and then"
                                    + " SET NOT NULL, which believes the check");
        }
        if (action.take("SET", "DATA", "TYPE") || action.take("TYPE")) {
            String before = String.valueOf(tables.type(table, plain));
            boolean wider = before.startsWith("character varying")
                    && WIDE_TEXT.matcher(action.rest()).matches();
            return wider
                    ? null
                    : danger(
                            "ALTER COLUMN TYPE",
                            REWRITES,
                            "add a column of the new type, fill it in batches that each commit, and swap the names");
        }
        return null;
    }

    private boolean callsVolatile(List<Token> expression) throws SQLException {
        for (int i = 0; i + 1 < expression.size(); i++) {
            if (expression.get(i + 1).is("(")
                    && expression.get(i).isName()
                    && tables.isVolatile(expression.get(i).name())) {
                return true;
            }
        }
        return false;
    }

    private static Danger danger(String what, String why, String safe) {
        return new Danger(what + why, HeavyLock.ALL_WAIT, safe);
    }
}
