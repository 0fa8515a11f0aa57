package sklad.command.product;

import org.jspecify.annotations.Nullable;

/** A new value for a field, which may be no value, or the wish to leave the field as it is. */
public record Change<T>(boolean wanted, @Nullable T value) {

    /** The field stays as it is. */
    public static <T> Change<T> none() {
        return new Change<>(false, null);
    }

    /** The field becomes this; null clears it. */
    public static <T> Change<T> to(@Nullable T value) {
        return new Change<>(true, value);
    }

    @Nullable
    T orNull(@Nullable T current) {
        return wanted ? value : current;
    }

    T or(T current) {
        return value != null ? value : current;
    }
}
