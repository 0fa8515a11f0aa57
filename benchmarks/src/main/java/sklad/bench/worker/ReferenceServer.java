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

    private static final String PRODUCT = "SELECT sku, name, category, unit, on_hand, reorder_point,"
            + " negative_stock_allowed, discontinued, version, registered_at, changed_at FROM projections.product";
    private static final String LEDGER = "SELECT position, movement_id, type, sku, location, other_location, quantity,"
            + " on_hand, unit_cost, reason, reference, effective_at, recorded_at, username, client, reverses, replaces"
            + " FROM projections.stock_movement WHERE sku = ? ORDER BY position DESC LIMIT 51";
    private static final String LEVELS = "SELECT sku, location, on_hand, version, effective_at, recorded_at, position"
            + " FROM projections.stock_level WHERE sku = ? ORDER BY location";
    private static final String USER = "SELECT * FROM projections.user_account WHERE username = ?";
    private static final String POSITION = "SELECT position FROM projections.token_entry WHERE processor_name = ?";

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
        Tomcat.addServlet(context, "reference", new Answering(new ReferenceServer(Pool.of(settings))));
        context.addServletMappingDecoded("/*", "reference");
        tomcat.start();
        tomcat.getServer().await();
    }

    private byte[] answer(String path, String sku) throws SQLException {
        String[] parts = path.split("/", -1);
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
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
        rows(connection, POSITION, projection, json);
        json.append(",\"items\":");
        rows(connection, sql, parameter, json);
        json.append('}');
    }

    private static void rows(Connection connection, String sql, String parameter, StringBuilder json)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            if (sql.indexOf('?') >= 0) {
                select.setString(1, parameter);
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
