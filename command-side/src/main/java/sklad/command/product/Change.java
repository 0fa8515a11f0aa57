package sklad.command.product;

import org.jspecify.annotations.Nullable;

/** A new value for a field, or the wish to leave the field as it is: null. */
public record Change<T>(@Nullable T value) {

    /** The field stays as it is. */
    public static <T> Change<T> none() {
        return new Change<>(null);
    }

    /** The field becomes this. */
    public static <T> Change<T> to(T value) {
        return new Change<>(value);
    }

    T or(T current) {
        return value != null ? value : current;
    }
}
