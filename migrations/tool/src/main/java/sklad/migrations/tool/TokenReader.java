package sklad.migrations.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Goes through a statement's tokens from left to right. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Goes past these words if they are next, and says whether they were. */
    boolean take(String... words) {
        if (at + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** Goes past one token. */
    Token next() {
        return tokens.get(at++);
    }

    /** Goes past a name, with its schema if it has one; empty if none is next. */
    String name() {
        StringBuilder name = new StringBuilder();
        while (!isAtEnd() && tokens.get(at).isName()) {
            name.append('"').append(next().name().replace("\"", "\"\"")).append('"');
            if (!take(".")) {
                break;
            }
            name.append('.');
        }
        return name.toString();
    }

    /** Goes past a list of names. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (take(","));
        return names;
    }

    /** Goes past everything up to one of these words; says whether there was one. */
    boolean seek(String... words) {
        while (!isAtEnd()) {
            for (String word : words) {
                if (take(word)) {
                    return true;
                }
            }
            at++;
        }
        return false;
    }

    /** What is left. */
    List<Token> remaining() {
        return tokens.subList(at, tokens.size());
    }

    /** What is left, taken apart at the commas outside parentheses. */
    List<List<Token>> parts() {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens.subList(at, tokens.size())) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    /** What is left, in upper case, with one space between. */
    String rest() {
        return tokens.subList(at, tokens.size()).stream()
                .map(token -> token.isWord() ? token.text().toUpperCase(Locale.ROOT) : token.text())
                .collect(Collectors.joining(" "));
    }
}
