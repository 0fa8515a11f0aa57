package sklad.migrations.tool;

import java.util.Locale;

/**
 * A word, quoted name, string or sign of SQL.
 *
 * @param start where it begins in the text that was read
 */
record Token(String text, int start) {

    int end() {
        return start + text.length();
    }

    /** Whether it is this keyword or sign. */
    boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return text.startsWith("\"") || isWord();
    }

    boolean isWord() {
        return Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
    }

    /** As PostgreSQL knows the name: unquoted ones are lower case. */
    String name() {
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text.toLowerCase(Locale.ROOT);
    }
}
