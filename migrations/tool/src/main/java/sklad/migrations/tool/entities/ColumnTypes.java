package sklad.migrations.tool.entities;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.type.SqlTypes;

/** The types of this project's tables: text without a length, exact numbers without a bound, times with a zone. */
final class ColumnTypes {

    /** What {@code @Column} says when it says nothing. */
    private static final long UNSAID = 255;

    private ColumnTypes() {}

    static String of(Column column, Metadata metadata) {
        if (column.getSqlType() != null) {
            return column.getSqlType();
        }
        return switch (column.getSqlTypeCode((MetadataImplementor) metadata)) {
            case SqlTypes.VARCHAR, SqlTypes.NVARCHAR, SqlTypes.LONG32VARCHAR, SqlTypes.LONG32NVARCHAR, SqlTypes.CLOB ->
                text(column);
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> numeric(column);
            case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> precise("timestamptz", column);
            case SqlTypes.TIMESTAMP -> precise("timestamp", column);
            default -> column.getSqlType(metadata).replaceAll("varchar\\(255\\)( array|\\[\\])", "text[]");
        };
    }

    private static String text(Column column) {
        Long length = column.getLength();
        return length == null || length == UNSAID ? "text" : "varchar(" + length + ")";
    }

    private static String numeric(Column column) {
        Integer precision = column.getPrecision();
        if (precision == null || precision == 0) {
            return "numeric";
        }
        return "numeric(" + precision + ", " + (column.getScale() == null ? 0 : column.getScale()) + ")";
    }

    private static String precise(String type, Column column) {
        Integer precision = column.getTemporalPrecision();
        return precision == null || precision < 0 ? type : type + "(" + precision + ")";
    }
}
