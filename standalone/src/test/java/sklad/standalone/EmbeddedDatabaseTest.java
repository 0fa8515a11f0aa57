package sklad.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.DatabaseRoles;
import sklad.standalone.postgres.PostgresServer;

class EmbeddedDatabaseTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void keeps_its_data_durably_between_two_starts_in_a_directory_with_a_blank_in_its_name() throws Exception {
        Path path = directory.resolve("my data");
        int port = FreePorts.find().postgres();
        try (DataDirectory data = DataDirectory.hold(path);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, port)) {
            assertThat(database.migrate()).isPositive();
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(database, "SHOW " + setting)).isEqualTo("on");
            }
            execute(database, "CREATE TABLE event_store.kept AS SELECT 42 AS answer");
        }
        try (DataDirectory data = DataDirectory.hold(path);
                EmbeddedDatabase database = EmbeddedDatabase.start(data, port)) {
            assertThat(database.migrate()).isZero();
            assertThat(ask(database, "SELECT answer FROM event_store.kept")).isEqualTo("42");
        }
    }

    @Test
    void a_role_gets_in_with_its_own_password_alone() throws Exception {
        try (DataDirectory data = DataDirectory.hold(directory);
                EmbeddedDatabase database =
                        EmbeddedDatabase.start(data, FreePorts.find().postgres())) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            database.url(),
                            DatabaseRoles.COMMAND,
                            database.passwords().query()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("secrets.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void secrets_from_before_there_were_webhooks_get_a_key_for_them_and_keep_the_rest() throws Exception {
        Secrets first = Secrets.of(directory);
        Path file = directory.resolve("secrets.properties");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("webhooks"))
                        .toList());

        Secrets later = Secrets.of(directory);

        assertThat(later.roles()).isEqualTo(first.roles());
        assertThat(later.webhookKey()).hasSize(32).isNotEqualTo(first.webhookKey());
        assertThat(Secrets.of(directory)).isEqualTo(later);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void stops_a_server_that_a_killed_process_left_behind() throws Exception {
        try (DataDirectory data = DataDirectory.hold(directory)) {
            EmbeddedDatabase orphan =
                    EmbeddedDatabase.start(data, FreePorts.find().postgres());
            assertThat(PostgresServer.stopOrphan(directory)).isTrue();
            assertThat(PostgresServer.stopOrphan(directory)).isFalse();
            assertThatThrownBy(() -> ask(orphan, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void starts_though_a_crash_left_the_process_number_of_something_else_behind() throws Exception {
        int port = FreePorts.find().postgres();
        try (DataDirectory data = DataDirectory.hold(directory)) {
            EmbeddedDatabase.start(data, port).close();
            Files.writeString(
                    directory.resolve("postgresql/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + directory + "\n");
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data, port)) {
                assertThat(ask(database, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_second_start_on_the_same_data_says_so() throws Exception {
        try (DataDirectory first = DataDirectory.hold(directory)) {
            first.sign(new Ports(9080));
            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("runs on this data already")
                    .hasMessageContaining("ports from 9080")
                    .hasMessageContaining("--port-base");
        }
        DataDirectory.hold(directory).close();
    }

    @Test
    void a_port_in_use_is_named_with_what_it_was_for() throws Exception {
        Ports ports = FreePorts.find();
        try (ServerSocket squatter = new ServerSocket(ports.query(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + squatter.getLocalPort() + ", meant for the query side, is in use")
                    .hasMessageContaining("--port-base");
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
