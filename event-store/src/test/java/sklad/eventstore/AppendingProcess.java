package sklad.eventstore;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import sklad.migrations.TestPostgres.TestDatabase;

/** A process of its own that appends when it is told to, and prints what was acknowledged. */
final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] arguments) throws Exception {
        TestDatabase database = new TestDatabase(Integer.parseInt(arguments[0]), arguments[1]);
        try (TestStore store = new TestStore(database, AppendSettings.defaults());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            in.readLine();
            new Load(store, arguments[2])
                    .run(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]))
                    .forEach(System.out::println);
        }
    }
}
