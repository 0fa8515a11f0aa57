package sklad.query.location;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.events.LocationClosed;
import sklad.events.LocationEvent;
import sklad.events.LocationOpened;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StockEvent;
import sklad.events.UserEvent;
import sklad.query.projection.Fold;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.RowWriter;
import sklad.query.projection.WorkingRows;

/** Keeps the locations. */
@Component
class LocationProjector implements Projector {

    private static final Fold<WorkingRows<String, Row>> FOLD = Fold.<WorkingRows<String, Row>>of()
            .on(LocationOpened.class, (rows, event, at) -> rows.create(event.location(), at, Row.opened(event, at)))
            .on(LocationClosed.class, (rows, event, at) -> rows.change(event.location(), at, row -> row.closed(at)))
            .ignore(ProductEvent.class)
            .ignore(StockEvent.class)
            .ignore(UserEvent.class)
            .ignore(PeriodEvent.class)
            .ignore(PolicyEvent.class)
            .build();

    private static final RowWriter<Row> LOCATIONS = RowWriter.<Row>of("""
                    INSERT INTO location (code, version, position, name, open, opened_at, closed_at)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (code) DO UPDATE SET (version, position, name, open, closed_at) =
                        (excluded.version, excluded.position, excluded.name, excluded.open, excluded.closed_at)
                    """)
            .column("text", Row::code)
            .column("bigint", Row::version)
            .column("bigint", Row::position)
            .column("text", Row::name)
            .column("boolean", Row::open)
            .column("timestamptz", Row::openedAt)
            .column("timestamptz", Row::closedAt);

    @Override
    public String name() {
        return "location";
    }

    @Override
    public List<String> tables() {
        return List.of("location");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        String[] codes = events.stream()
                .map(event -> ((LocationEvent) event.payload()).location())
                .distinct()
                .toArray(String[]::new);
        WorkingRows<String, Row> rows = new WorkingRows<>(
                "location",
                jdbc.query("SELECT * FROM location WHERE code = ANY (?)", (row, number) -> Row.of(row), (Object) codes),
                Row::code);
        events.forEach(event -> FOLD.apply(rows, event));
        LOCATIONS.write(jdbc, rows.changed());
    }

    private record Row(
            String code,
            long version,
            long position,
            String name,
            boolean open,
            Instant openedAt,
            @Nullable Instant closedAt)
            implements WorkingRows.Row {

        static Row of(ResultSet row) throws SQLException {
            OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
            return new Row(
                    row.getString("code"),
                    row.getLong("version"),
                    row.getLong("position"),
                    row.getString("name"),
                    row.getBoolean("open"),
                    row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                    closedAt == null ? null : closedAt.toInstant());
        }

        static Row opened(LocationOpened event, RecordedEvent at) {
            return new Row(event.location(), at.sequence(), at.position(), event.name(), true, at.recordedAt(), null);
        }

        Row closed(RecordedEvent at) {
            return new Row(code, at.sequence(), at.position(), name, false, openedAt, at.recordedAt());
        }
    }
}
