package sklad.migrations.tool.entities;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a field's type says about null: in a {@code @NullMarked} room only what is {@code @Nullable} may be. */
final class Nullness {

    private Nullness() {}

    static boolean mayBeNull(Class<?> owner, String name) {
        for (Class<?> type : hierarchy(owner)) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return mayBeNull(field);
                }
            }
        }
        return true;
    }

    /** The names of all fields as they are written, those of superclasses first. */
    static List<String> fields(Class<?> owner) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : hierarchy(owner)) {
            for (Field field : type.getDeclaredFields()) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static boolean mayBeNull(Field field) {
        if (field.getType().isPrimitive()) {
            return false;
        }
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class) || !isNullMarked(field.getDeclaringClass());
    }

    private static boolean isNullMarked(Class<?> type) {
        for (Class<?> scope = type; scope != null; scope = scope.getEnclosingClass()) {
            if (scope.isAnnotationPresent(NullUnmarked.class)) {
                return false;
            }
            if (scope.isAnnotationPresent(NullMarked.class)) {
                return true;
            }
        }
        return type.getPackage().isAnnotationPresent(NullMarked.class);
    }

    private static Iterable<Class<?>> hierarchy(Class<?> owner) {
        Deque<Class<?>> types = new ArrayDeque<>();
        for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
            types.addFirst(type);
        }
        return types;
    }
}
