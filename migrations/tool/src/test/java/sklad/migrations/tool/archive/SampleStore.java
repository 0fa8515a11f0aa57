package sklad.migrations.tool.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import sklad.migrations.TestPostgres.TestDatabase;

/**
 * Fills an empty event store by SQL with a believable history of any length: a user, products (of revision 1, some without
 * a category), and then only receipts of goods.
 */
final class SampleStore {

    private static final String FILL = """
            INSERT INTO event_store.event
            SELECT n, stream, seq, md5('event' || n)::uuid, type, name, '1', payload::json,
                   json_build_object('username', 'anna', 'client', 'bench', 'traceId', md5('trace' || n))::text::json,
                   timestamptz '2026-01-05T08:00:00Z' + n * interval '1 millisecond'
              FROM (SELECT 1 AS n, 'user:anna' AS stream, 0 AS seq, 'User' AS type, 'UserRegistered' AS name,
                           '{"username":"anna","role":"clerk"}' AS payload
                    UNION ALL
                    SELECT i + 1, 'product:SKU-' || i, 0, 'Product', 'ProductRegistered',
                           format('{"sku":"SKU-%%s","name":"Lantern \\\\ %%s\\n\\t\\"ž\\" 🏮",%%s"unit":"each",'
                                  || '"negativeStockAllowed":false}',
                                  i, i, CASE WHEN i %% 2 = 0 THEN '"category":"Garden",' ELSE '' END)
                      FROM generate_series(1, %2$d) i
                    UNION ALL
                    SELECT i, format('stock:SKU-%%s@MAIN', 1 + i %% %2$d), (i - %2$d - 2) / %2$d, 'StockItem',
                           'StockReceived',
                           format('{"movementId":"%%s","sku":"SKU-%%s","location":"MAIN","quantity":5,"onHand":%%s,'
                                  || '"unitCost":2.55,"reason":"purchase order","reference":"PO-%%s",'
                                  || '"effectiveAt":"2026-01-04T08:00:00Z"}',
                                  md5('movement' || i)::uuid, 1 + i %% %2$d, 5 * ((i - %2$d - 2) / %2$d + 1), i / 10)
                      FROM generate_series(%2$d + 2, %1$d) i) history
             ORDER BY n;
            INSERT INTO event_store.receipt
            SELECT 'anna', 'key-' || i, md5('request' || i), '{"sku":"SKU-1"}', i, '2026-01-05T08:00:00Z'
              FROM generate_series(1, %1$d, 10) i;
            UPDATE event_store.head SET position = %1$d,
                   recorded_at = (SELECT max(recorded_at) FROM event_store.event);
            """;

    private SampleStore() {}

    static void fill(TestDatabase database, int events, int products) throws SQLException {
        execute(database.owner(), FILL.formatted(events, products));
        execute(database.owner(), "ANALYZE event_store.event");
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String text(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** One hash of all rows of all tables that matter. */
    static String hash(TestDatabase database) throws SQLException {
        StringBuilder hash = new StringBuilder();
        for (String table : new String[] {"event", "head", "receipt"}) {
            hash.append(text(
                    database.owner(),
                    "SELECT count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '')"
                            + " FROM event_store." + table + " t"));
        }
        return hash.toString();
    }
}
