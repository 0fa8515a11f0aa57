package sklad.bench.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import sklad.bench.measure.BenchmarkFailed;
import sklad.bench.measure.Wal;

/** One database of the run's server, as its administrator sees it. */
public record Database(int port, String name) implements Wal {

    public static final String ADMINISTRATOR = "postgres";

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** Its data sources do not pool. */
    public DataSource as(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        source.setPassword(Server.PASSWORD);
        return source;
    }

    public void execute(String sql) {
        try (Connection connection = as(ADMINISTRATOR).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new BenchmarkFailed(failure.getMessage() + " in: " + sql, failure);
        }
    }

    /** The first column of the first row. */
    public String text(String sql) {
        try (Connection connection = as(ADMINISTRATOR).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new BenchmarkFailed(failure.getMessage() + " in: " + sql, failure);
        }
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    @Override
    public void checkpoint() {
        execute("CHECKPOINT");
    }

    @Override
    public long position() {
        return number("SELECT (pg_current_wal_lsn() - '0/0')::bigint");
    }
}
