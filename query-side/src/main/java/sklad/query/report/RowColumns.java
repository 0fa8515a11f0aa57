package sklad.query.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a report's rows: the components of their record. */
final class RowColumns<R extends Record> {

    private final RecordComponent[] components;

    RowColumns(Class<R> row) {
        components = row.getRecordComponents();
        Arrays.stream(components).forEach(component -> component.getAccessor().setAccessible(true));
    }

    List<String> names() {
        return Arrays.stream(components).map(RecordComponent::getName).toList();
    }

    @Nullable
    Object[] cells(R row) {
        @Nullable Object[] cells = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            cells[i] = value(components[i], row);
        }
        return cells;
    }

    private static @Nullable Object value(RecordComponent component, Object row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
