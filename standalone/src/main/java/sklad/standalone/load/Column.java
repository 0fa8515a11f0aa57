package sklad.standalone.load;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A column of an import file: its name is the field's name in the API. */
record Column(String name, boolean isRequired, Form form) {

    static Column required(String name, Form form) {
        return new Column(name, true, form);
    }

    static Column optional(String name, Form form) {
        return new Column(name, false, form);
    }

    /** How the text in a cell becomes a field. */
    enum Form {
        TEXT {
            @Override
            JsonNode read(String text) {
                return JSON.stringNode(text);
            }
        },
        TYPE {
            @Override
            @Nullable
            JsonNode read(String text) {
                return TYPES.contains(text) ? JSON.stringNode(text) : null;
            }

            @Override
            String expected() {
                return "one of incoming, outgoing, adjustment, transfer";
            }
        },
        TRUTH {
            @Override
            @Nullable
            JsonNode read(String text) {
                return text.equals("true") || text.equals("false") ? JSON.booleanNode(text.equals("true")) : null;
            }

            @Override
            String expected() {
                return "true or false";
            }
        },
        NUMBER {
            @Override
            @Nullable
            JsonNode read(String text) {
                return PLAIN_NUMBER.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : null;
            }

            @Override
            String expected() {
                return "a plain number such as 12 or -0.5";
            }
        },
        TIME {
            @Override
            @Nullable
            JsonNode read(String text) {
                try {
                    Instant time = OffsetDateTime.parse(text).toInstant();
                    return JSON.stringNode(time.toString());
                } catch (DateTimeParseException notATime) {
                    return null;
                }
            }

            @Override
            String expected() {
                return "a time with its zone, such as 2010-12-01T08:26:00Z";
            }
        };

        private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
        private static final Set<String> TYPES = Set.of("incoming", "outgoing", "adjustment", "transfer");
        private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

        /** The field's value, or null if the text is not of this form. */
        abstract @Nullable JsonNode read(String text);

        String expected() {
            return "a text";
        }
    }
}
