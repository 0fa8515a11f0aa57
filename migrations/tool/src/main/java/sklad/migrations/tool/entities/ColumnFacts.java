package sklad.migrations.tool.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;

/** What Hibernate does not keep about columns: the order in which the fields are written, and which of them are null. */
final class ColumnFacts {

    private final Map<Table, Map<Column, Boolean>> nullable = new LinkedHashMap<>();

    private ColumnFacts() {}

    static ColumnFacts of(Metadata metadata) {
        ColumnFacts facts = new ColumnFacts();
        for (PersistentClass entity : metadata.getEntityBindings()) {
            facts.add(entity);
        }
        return facts;
    }

    /** The columns of a table in the order of its entity's fields, identifier first, then whatever no field owns. */
    List<Column> inOrder(Table table) {
        Map<Column, Boolean> known = nullable.getOrDefault(table, Map.of());
        List<Column> columns = new ArrayList<>(known.keySet());
        Set<Column> seen = new HashSet<>(columns);
        table.getColumns().stream().filter(column -> !seen.contains(column)).forEach(columns::add);
        columns.retainAll(new HashSet<>(table.getColumns()));
        return columns;
    }

    boolean isNullable(Table table, Column column) {
        return nullable.getOrDefault(table, Map.of()).getOrDefault(column, column.isNullable());
    }

    private void add(PersistentClass entity) {
        Class<?> type = entity.getMappedClass();
        if (entity.getIdentifierProperty() != null) {
            add(entity.getTable(), type, entity.getIdentifierProperty(), false);
        } else if (entity.getIdentifier() instanceof Component key) {
            key.getProperties().stream()
                    .sorted(asWritten(type))
                    .forEach(property -> add(entity.getTable(), type, property, false));
        }
        entity.getPropertyClosure().stream()
                .sorted(asWritten(type))
                .forEach(property -> add(entity.getTable(), type, property, false));
    }

    private void add(Table table, Class<?> owner, Property property, boolean ownerMayBeNull) {
        boolean mayBeNull = ownerMayBeNull || Nullness.mayBeNull(owner, property.getName());
        if (property.getValue() instanceof Component component) {
            Class<?> type = component.getComponentClass();
            component.getProperties().stream()
                    .sorted(asWritten(type))
                    .forEach(part -> add(table, type, part, mayBeNull));
            return;
        }
        for (Selectable selectable : property.getValue().getSelectables()) {
            if (!(selectable instanceof Column column)) {
                continue;
            }
            boolean columnMayBeNull = mayBeNull && (column.isNullable() || ownerMayBeNull);
            nullable.computeIfAbsent(table, any -> new LinkedHashMap<>())
                    .merge(column, columnMayBeNull, Boolean::logicalAnd);
        }
    }

    private static Comparator<Property> asWritten(Class<?> type) {
        List<String> fields = Nullness.fields(type);
        return Comparator.comparingInt(property -> fields.indexOf(property.getName()));
    }
}
