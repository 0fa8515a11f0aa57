package sklad.query.user;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import sklad.events.DomainEvent;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.PolicyEvent;
import sklad.events.ProductEvent;
import sklad.events.StockAdjusted;
import sklad.events.StockIssued;
import sklad.events.StockReceived;
import sklad.events.StockReversed;
import sklad.events.StockTransferredIn;
import sklad.events.StockTransferredOut;
import sklad.events.StreamId;
import sklad.events.UserDeactivated;
import sklad.events.UserEvent;
import sklad.events.UserRegistered;
import sklad.events.UserRoleChanged;
import sklad.query.projection.Fold;
import sklad.query.projection.Projector;
import sklad.query.projection.RecordedEvent;
import sklad.query.projection.RowWriter;
import sklad.query.projection.WorkingRows;
import sklad.query.user.UserAccountRow.Counts;

/**
 * Keeps the users and counts what they do. Each event touches one user: an event of a user's own stream that user, any
 * other event the one who caused it. So the order to keep is the user's, not the event's stream's.
 */
@Component
class UserAccountProjector implements Projector {

    private static final Fold<WorkingRows<String, UserAccountRow>> FOLD = Fold.<WorkingRows<String, UserAccountRow>>of()
            .on(
                    UserRegistered.class,
                    (rows, event, at) -> rows.create(
                            event.username(), at, UserAccountRow.registered(event.username(), event.role(), at)))
            .on(
                    UserRoleChanged.class,
                    (rows, event, at) -> rows.change(event.username(), at, row -> row.inRole(event.role(), at)))
            .on(
                    UserDeactivated.class,
                    (rows, event, at) -> rows.change(event.username(), at, row -> row.deactivated(at)))
            .on(StockReceived.class, (rows, event, at) -> acted(rows, at, Counts::oneMoreIncoming))
            .on(StockIssued.class, (rows, event, at) -> acted(rows, at, Counts::oneMoreOutgoing))
            .on(StockAdjusted.class, (rows, event, at) -> acted(rows, at, Counts::oneMoreAdjustment))
            .on(StockTransferredOut.class, (rows, event, at) -> acted(rows, at, Counts::oneMoreTransfer))
            .on(StockTransferredIn.class, (rows, event, at) -> acted(rows, at, UnaryOperator.identity()))
            .on(
                    StockReversed.class,
                    (rows, event, at) ->
                            acted(rows, at, speaksForBoth(event) ? Counts::oneMoreReversal : UnaryOperator.identity()))
            .on(PeriodEvent.class, (rows, event, at) -> acted(rows, at, UnaryOperator.identity()))
            .on(PolicyEvent.class, (rows, event, at) -> acted(rows, at, UnaryOperator.identity()))
            .on(ProductEvent.class, (rows, event, at) -> acted(rows, at, UnaryOperator.identity()))
            .on(LocationEvent.class, (rows, event, at) -> acted(rows, at, UnaryOperator.identity()))
            .build();

    private static final RowWriter<UserAccountRow> ACCOUNTS = RowWriter.<UserAccountRow>of("""
                    INSERT INTO user_account (username, version, position, role, active, incoming, outgoing,
                        adjustments, transfers, reversals, last_activity_at, registered_at)
                    SELECT * FROM unnest(%s)
                    ON CONFLICT (username) DO UPDATE SET (version, position, role, active, incoming, outgoing,
                        adjustments, transfers, reversals, last_activity_at) = (excluded.version, excluded.position, excluded.role,
                        excluded.active, excluded.incoming, excluded.outgoing, excluded.adjustments,
                        excluded.transfers, excluded.reversals, excluded.last_activity_at)
                    """)
            .column("text", UserAccountRow::username)
            .column("bigint", UserAccountRow::version)
            .column("bigint", UserAccountRow::position)
            .column("text", UserAccountRow::role)
            .column("boolean", UserAccountRow::active)
            .column("bigint", row -> row.counts().incoming())
            .column("bigint", row -> row.counts().outgoing())
            .column("bigint", row -> row.counts().adjustments())
            .column("bigint", row -> row.counts().transfers())
            .column("bigint", row -> row.counts().reversals())
            .column("timestamptz", UserAccountRow::lastActivityAt)
            .column("timestamptz", UserAccountRow::registeredAt);

    @Override
    public String name() {
        return "user_account";
    }

    @Override
    public List<String> tables() {
        return List.of("user_account");
    }

    @Override
    public boolean concerns(Class<? extends DomainEvent> type) {
        return FOLD.applies(type);
    }

    @Override
    public String orderedBy(String streamId, @Nullable String username) {
        boolean theirOwn = streamId.startsWith(StreamId.user(""));
        return theirOwn || username == null ? streamId : StreamId.user(username);
    }

    @Override
    public void project(JdbcOperations jdbc, List<RecordedEvent> events) {
        String[] users = events.stream()
                .map(UserAccountProjector::userOf)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        WorkingRows<String, UserAccountRow> rows = new WorkingRows<>(
                "user_account",
                jdbc.query(
                        "SELECT * FROM user_account WHERE username = ANY (?)",
                        (row, number) -> UserAccountRow.of(row),
                        (Object) users),
                UserAccountRow::username);
        events.forEach(event -> FOLD.apply(rows, event));
        ACCOUNTS.write(jdbc, rows.changed());
    }

    private static void acted(WorkingRows<String, UserAccountRow> rows, RecordedEvent at, UnaryOperator<Counts> count) {
        String username = at.username();
        if (username != null) {
            rows.change(username, at, row -> row.acted(count.apply(row.counts()), at));
        }
    }

    /** Of the two halves of a transfer that was taken back, the one that gives the stock back counts. */
    private static boolean speaksForBoth(StockReversed event) {
        return event.otherLocation() == null || event.quantity().signum() < 0;
    }

    private static @Nullable String userOf(RecordedEvent event) {
        return event.payload() instanceof UserEvent userEvent ? userEvent.username() : event.username();
    }
}
