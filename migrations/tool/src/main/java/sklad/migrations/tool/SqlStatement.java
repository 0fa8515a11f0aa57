package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sklad.migrations.Schema;

/**
 * One statement of a script, as it is sent.
 *
 * @param text from its first word, without the semicolon
 * @param line of its first word in the file
 */
record SqlStatement(String text, int line, List<Token> tokens) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /**
     * The statements of a script, with placeholders replaced.
     *
     * @throws Refused if the file holds none or ends in the middle of something, or names an unknown placeholder
     */
    static List<SqlStatement> of(Schema schema, Script script) {
        String sql = resolved(schema, script);
        List<Token> tokens;
        try {
            tokens = SqlLexer.tokens(sql);
        } catch (SqlLexer.Unfinished unfinished) {
            throw new Refused(script.place() + ", line " + line(sql, unfinished.position()) + ": "
                    + unfinished.getMessage() + ". The file is half written.");
        }
        List<SqlStatement> statements = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        Nesting nesting = new Nesting();
        for (Token token : tokens) {
            if (token.is(";") && nesting.isOutside()) {
                add(sql, current, statements);
                current = new ArrayList<>();
                nesting = new Nesting();
            } else {
                current.add(token);
                nesting.pass(token);
            }
        }
        if (!current.isEmpty()) {
            throw new Refused(
                    script.place() + ", line " + line(sql, current.get(0).start())
                            + ": the last statement does not end in a semicolon. The file is half written.");
        }
        if (statements.isEmpty()) {
            throw new Refused(script.place() + " holds no statement yet. Write what it does; if there is nothing to do:"
                    + " SELECT;");
        }
        return statements;
    }

    /** The script's text with the placeholders replaced. */
    static String resolved(Schema schema, Script script) {
        Map<String, String> values = schema.placeholders();
        return PLACEHOLDER.matcher(script.sql()).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new Refused(script.place() + ", line " + line(script.sql(), found.start())
                        + ": nothing is known of ${" + found.group(1) + "}; there are " + values.keySet() + ".");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The line in the file of a place in the text. */
    int lineAt(int position) {
        return line + line(text, position) - 1;
    }

    /** Whether it begins with these words. */
    boolean begins(String... words) {
        if (tokens.size() < words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean contains(String word) {
        return tokens.stream().anyMatch(token -> token.is(word));
    }

    TokenReader reader() {
        return new TokenReader(tokens);
    }

    /** In one short line, for messages. */
    String brief() {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 100 ? line.substring(0, 97) + "…" : line;
    }

    private static void add(String sql, List<Token> tokens, List<SqlStatement> statements) {
        if (!tokens.isEmpty()) {
            int start = tokens.get(0).start();
            int end = tokens.get(tokens.size() - 1).end();
            statements.add(new SqlStatement(sql.substring(start, end), line(sql, start), List.copyOf(tokens)));
        }
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, Math.min(position, text.length()))
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
    }

    /** Where a semicolon does not end the statement: in parentheses, and in the body of a function in standard SQL. */
    private static final class Nesting {

        private int parentheses;
        private int body;
        private boolean begin;

        boolean isOutside() {
            return parentheses == 0 && body == 0;
        }

        void pass(Token token) {
            if (token.is("(")) {
                parentheses++;
            } else if (token.is(")")) {
                parentheses--;
            } else if (body == 0 && begin && token.is("ATOMIC")) {
                body = 1;
            } else if (body > 0 && token.is("CASE")) {
                body++;
            } else if (body > 0 && token.is("END")) {
                body--;
            }
            begin = token.is("BEGIN");
        }
    }
}
