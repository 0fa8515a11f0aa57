package sklad.bench.worker;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * The least that can answer the queries: one servlet on the same web server that runs the same SQL in the same kind of
 * transaction and writes the bytes. No token, no validation, no framework.
 */
public final class ReferenceServer {

    private static final String PRODUCT =
            "SELECT sku, category, changed_at, discontinued, name, negative_stock_allowed,"
                    + " on_hand, position, registered_at, reorder_point, unit, version FROM projections.product";
    private static final String LEDGER = "SELECT position, client, effective_at, location, movement_id, on_hand,"
            + " other_location, quantity, reason, recorded_at, reference, replaces, (SELECT r.movement_id"
            + " FROM projections.stock_movement r WHERE r.reverses = m.movement_id LIMIT 1) AS reversed_by, reverses, sku,"
            + " type, unit_cost, username FROM projections.stock_movement m WHERE sku BETWEEN ? AND ? ORDER BY sku DESC, position DESC"
            + " LIMIT 51";
    private static final String LEVELS = "SELECT sku, location, effective_at, on_hand, position, recorded_at, version"
            + " FROM projections.stock_level WHERE sku = ? ORDER BY location";
    private static final String USER =
            "SELECT username, active, adjustments, incoming, last_activity_at, movements, outgoing,"
                    + " position, registered_at, reversals, role, transfers, version FROM projections.user_account WHERE username = ?";
    private static final String POSITION = "LOCK TABLE projections.token_entry IN ACCESS SHARE MODE;"
            + " SELECT max(position) FROM projections.token_entry WHERE processor_name = ?";

    private final DataSource pool;

    private ReferenceServer(DataSource pool) {
        this.pool = pool;
    }

    /** The port and the database come as {@code name=value}; the first argument is nobody's. */
    public static void main(String[] arguments) throws LifecycleException {
        Settings settings = Settings.of(arguments);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(".");
        tomcat.setPort(settings.number("port"));
        tomcat.getConnector().getProtocolHandler().setExecutor(Threads.many());
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "reference", new Answering(new ReferenceServer(Pool.reading(settings))));
        context.addServletMappingDecoded("/*", "reference");
        tomcat.start();
        tomcat.getServer().await();
    }

    private byte[] answer(String path, String sku) throws SQLException {
        String[] parts = path.split("/", -1);
        try (Connection connection = pool.getConnection()) {
            StringBuilder json = new StringBuilder(8_192);
            switch (parts[1]) {
                case "products" -> products(connection, parts.length > 2 ? parts[2] : "", json);
                case "movements" -> list(connection, "stock_movement", LEDGER, sku, json);
                case "users" -> list(connection, "user_account", USER, parts[2], json);
                default -> json.append("{\"ready\":true}");
            }
            connection.commit();
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void products(Connection connection, String sku, StringBuilder json) throws SQLException {
        if (sku.isEmpty()) {
            list(connection, "product", PRODUCT + " ORDER BY sku LIMIT 51", "", json);
        } else {
            list(connection, "product", PRODUCT + " WHERE sku = ?", sku, json);
            rows(connection, LEVELS, sku, json);
        }
    }

    private static void list(Connection connection, String projection, String sql, String parameter, StringBuilder json)
            throws SQLException {
        json.append("{\"position\":");
        position(connection, projection, json);
        json.append(",\"items\":");
        rows(connection, sql, parameter, json);
        json.append('}');
    }

    private static void position(Connection connection, String projection, StringBuilder json) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(POSITION)) {
            select.setString(1, projection);
            select.execute();
            select.getMoreResults();
            try (ResultSet rows = select.getResultSet()) {
                rows.next();
                json.append(rows.getLong(1));
            }
        }
    }

    private static void rows(Connection connection, String sql, String parameter, StringBuilder json)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = sql.indexOf('?'), number = 1; at >= 0; at = sql.indexOf('?', at + 1)) {
                select.setString(number++, parameter);
            }
            try (ResultSet rows = select.executeQuery()) {
                json.append('[');
                while (rows.next()) {
                    row(rows, json);
                }
                json.append(']');
            }
        }
    }

    private static void row(ResultSet row, StringBuilder json) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        json.append(row.isFirst() ? "{" : ",{");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                json.append('"')
                        .append(columns.getColumnLabel(i))
                        .append("\":\"")
                        .append(value)
                        .append("\",");
            }
        }
        json.setCharAt(json.length() - 1, '}');
    }

    private static final class Answering extends HttpServlet {
        private final transient ReferenceServer server;

        Answering(ReferenceServer server) {
            this.server = server;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                byte[] body = server.answer(request.getRequestURI(), String.valueOf(request.getParameter("sku")));
                response.setContentType("application/json");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            } catch (SQLException failure) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, failure.getMessage());
            }
        }
    }
}
