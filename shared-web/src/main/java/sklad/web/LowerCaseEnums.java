package sklad.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Enums are lower case in URLs, as they are in bodies. */
@SuppressWarnings("rawtypes")
final class LowerCaseEnums implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not one of the values"));
    }
}
