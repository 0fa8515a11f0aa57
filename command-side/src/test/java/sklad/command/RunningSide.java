package sklad.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import sklad.migrations.TestPostgres;
import sklad.migrations.TestPostgres.TestDatabase;
import sklad.web.TestIdentityProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command side as it runs in production, on a free port and a database of its own. */
public final class RunningSide implements AutoCloseable {

    private static final TestIdentityProvider IDENTITY = TestIdentityProvider.start();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningSide(TestDatabase database, String... more) {
        this.database = database;
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--server.port=0");
        arguments.add("--spring.main.register-shutdown-hook=false");
        arguments.add("--spring.datasource.url=" + database.url());
        arguments.add("--spring.datasource.username=sklad_command");
        arguments.add("--spring.datasource.password=" + TestPostgres.PASSWORD);
        IDENTITY.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        context = CommandSide.application().run(arguments.toArray(String[]::new));
    }

    /** With a new database. */
    public static RunningSide start() {
        return new RunningSide(TestPostgres.migrated());
    }

    /** On this database, with more arguments. */
    static RunningSide on(TestDatabase database, String... more) {
        return new RunningSide(database, more);
    }

    /** With a new database that has a product SKU-1 and locations MAIN and SHOP; nothing is on hand. */
    public static RunningSide withProduct() {
        RunningSide side = start();
        side.as("mia", "manager")
                .post("/products", "{'sku':'SKU-1','name':'Lantern'}")
                .is(201);
        side.as("mia", "manager")
                .post("/locations", "{'location':'MAIN','name':'Main warehouse'}")
                .is(201);
        side.as("mia", "manager")
                .post("/locations", "{'location':'SHOP','name':'Shop'}")
                .is(201);
        return side;
    }

    /** Another process on the same database. */
    public RunningSide another() {
        return new RunningSide(database);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public static TestIdentityProvider identity() {
        return IDENTITY;
    }

    /** Requests of this user. */
    public Requests as(String username, String role) {
        return new Requests(IDENTITY.token(username, role));
    }

    public Requests with(String token) {
        return new Requests(token);
    }

    /** How many events are stored, of one type or ({@code %}) of all. */
    public long events(String type) {
        return number("SELECT count(*) FROM event_store.event WHERE event_type LIKE '" + type + "'");
    }

    public long number(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Nothing is appended until the transaction of this connection ends. */
    Connection holdHead() throws SQLException {
        Connection holder = database.owner().getConnection();
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.execute("SELECT FROM event_store.head FOR UPDATE");
        }
        return holder;
    }

    boolean waitsForTheHead() {
        return number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
    }

    /** As the owner of the tables. */
    public void execute(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    boolean isStopping() {
        return context.isClosed();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Requests with one token; single quotes in bodies stand for double ones. */
    public final class Requests {

        private final String token;
        private final List<String> headers = new ArrayList<>();

        private Requests(String token) {
            this.token = token;
        }

        public Requests header(String name, String value) {
            headers.add(name);
            headers.add(value);
            return this;
        }

        public Reply post(String path, String body) {
            return send("POST", path, body.replace('\'', '"'));
        }

        public Reply send(String method, String path, String body) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                    .method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json");
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
                headers.clear();
            }
            try {
                return new Reply(client.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interruption) {
                throw new IllegalStateException(interruption);
            }
        }
    }

    /** An answer. */
    public record Reply(HttpResponse<String> response) {

        public Reply is(int status) {
            if (response.statusCode() != status) {
                throw new AssertionError("Expected " + status + ", was " + response.statusCode() + ": " + body());
            }
            return this;
        }

        /** A problem with this status and code. */
        public Reply isProblem(int status, String code) {
            is(status);
            String type = header("Content-Type");
            if (!type.startsWith("application/problem+json")
                    || !code.equals(json().path("code").asString())) {
                throw new AssertionError("Expected problem " + code + ", was " + type + " " + body());
            }
            return this;
        }

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public long number(String field) {
            return json().path(field).asLong();
        }
    }
}
