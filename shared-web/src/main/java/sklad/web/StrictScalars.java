package sklad.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Texts, numbers and times as JSON has them, none made from another, and none that PostgreSQL could not keep. */
final class StrictScalars {

    private static final int MAX_EXPONENT = 100;

    private StrictScalars() {}

    static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
            }
            String text = parser.getString();
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character == 0) {
                    throw new StreamReadException(parser, "a text contains the character NUL");
                }
                if (Character.isSurrogate(character)) {
                    if (!Character.isSurrogatePair(character, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                        throw new StreamReadException(parser, "a text contains half a character");
                    }
                    i++;
                }
            }
            return text;
        }
    }

    static final class Decimal extends StdScalarDeserializer<BigDecimal> {

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
                return (BigDecimal) context.handleUnexpectedToken(context.constructType(BigDecimal.class), parser);
            }
            BigDecimal number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
                throw new StreamReadException(parser, "a number is too large or too small");
            }
            return number;
        }
    }

    static final class Time extends StdScalarDeserializer<Instant> {

        Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
            }
            String text = parser.getString();
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                int year = time.atOffset(ZoneOffset.UTC).getYear();
                if (year >= 1 && year <= 9999) {
                    return time;
                }
            } catch (DateTimeException unreadable) {
                // refused below
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
        }
    }
}
