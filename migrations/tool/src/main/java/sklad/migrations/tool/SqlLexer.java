package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes SQL apart as PostgreSQL's own lexer does, as far as that tells where strings, comments and statements end. */
final class SqlLexer {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\w\\x80-\\uffff][\\w$\\x80-\\uffff]*");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    /**
     * All tokens; comments and white space are none.
     *
     * @throws Unfinished if a quote or a comment is never closed
     */
    static List<Token> tokens(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char sign = sql.charAt(at);
        if (Character.isWhitespace(sign) || sign == '\uFEFF') {
            at++;
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            at = end < 0 ? sql.length() : end;
        } else if (sql.startsWith("/*", at)) {
            at = afterComment();
        } else if (sign == '\'') {
            take(afterQuote(at, '\'', escapes()));
        } else if (sign == '"') {
            take(afterQuote(at, '"', false));
        } else if (sign == '$' && dollarQuote().lookingAt()) {
            take(afterDollarQuote());
        } else {
            Matcher word = WORD.matcher(sql).region(at, sql.length());
            take(word.lookingAt() ? word.end() : at + 1);
        }
    }

    private void take(int end) {
        tokens.add(new Token(sql.substring(at, end), at));
        at = end;
    }

    private int afterComment() {
        int depth = 0;
        int here = at;
        do {
            if (sql.startsWith("/*", here)) {
                depth++;
                here += 2;
            } else if (sql.startsWith("*/", here)) {
                depth--;
                here += 2;
            } else {
                here++;
            }
            if (here > sql.length()) {
                throw new Unfinished("comment", at);
            }
        } while (depth > 0);
        return here;
    }

    /** Whether a backslash escapes in the string that begins here: E'…'. */
    private boolean escapes() {
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return before != null && before.end() == at && before.is("E");
    }

    private int afterQuote(int start, char quote, boolean escapes) {
        for (int here = start + 1; here < sql.length(); here++) {
            if (escapes && sql.charAt(here) == '\\') {
                here++;
            } else if (sql.charAt(here) == quote) {
                if (here + 1 < sql.length() && sql.charAt(here + 1) == quote) {
                    here++;
                } else {
                    return here + 1;
                }
            }
        }
        throw new Unfinished("quote", start);
    }

    private Matcher dollarQuote() {
        return DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
    }

    private int afterDollarQuote() {
        Matcher opening = dollarQuote();
        opening.lookingAt();
        int end = sql.indexOf(opening.group(), opening.end());
        if (end < 0) {
            throw new Unfinished("quote " + opening.group(), at);
        }
        return end + opening.group().length();
    }

    /** Something that opens and is never closed. */
    static final class Unfinished extends RuntimeException {

        private final int position;

        Unfinished(String what, int position) {
            super("the " + what + " that opens here is never closed");
            this.position = position;
        }

        int position() {
            return position;
        }
    }
}
