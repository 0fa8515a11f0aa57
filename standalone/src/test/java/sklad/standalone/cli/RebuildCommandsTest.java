package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.standalone.FreePorts;

/** {@code ./sklad audit replay|verify} and {@code ./sklad projections}, on the running system. */
class RebuildCommandsTest {

    @TempDir
    private static Path directory = Path.of("");

    @BeforeAll
    static void a_history() throws IOException {
        Path products = directory.resolve("products.csv");
        Files.writeString(products, "sku,name\nREB-1,Pot\nREB-2,Pan\n");
        assertThat(CommandLineRun.onSystem("import", "products", products.toString())
                        .status())
                .isZero();
    }

    @Test
    void verify_says_that_the_tables_follow_from_the_events_with_status_0() {
        CommandLineRun run = CommandLineRun.onSystem("audit", "verify");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("stock_level", "stock_movement", ": 0 differences.");
    }

    @Test
    void a_replay_of_the_past_says_what_it_could_not_compare_and_keeps_its_tables() {
        CommandLineRun run = CommandLineRun.onSystem("audit", "replay", "--projection", "product", "--position", "2");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("not compared", "up to position 2", "/tables/{table}");
    }

    @Test
    void what_can_not_be_done_has_status_3_and_a_wrong_command_line_status_2() {
        assertThat(CommandLineRun.onSystem("audit", "replay", "--projection", "orders")
                        .status())
                .isEqualTo(3);
        assertThat(CommandLineRun.of("audit", "verify", "--fast").status()).isEqualTo(2);
        assertThat(CommandLineRun.of(
                                "audit",
                                "verify",
                                "--patience=1",
                                "--token=x",
                                "--port-base=" + FreePorts.find().base())
                        .status())
                .isEqualTo(3);
    }

    @Test
    void a_projection_is_rebuilt_switched_back_and_what_is_kept_is_dropped() {
        CommandLineRun rebuilt = CommandLineRun.onSystem("projections", "rebuild", "location");
        assertThat(rebuilt.status()).as(rebuilt.err()).isZero();
        assertThat(rebuilt.out()).contains("location: switched at position", "generation 1 is kept");
        assertThat(CommandLineRun.onSystem("projections", "status").out())
                .containsPattern("location +2 ")
                .contains("follows; generation 1 is kept");

        CommandLineRun back = CommandLineRun.onSystem("projections", "switch-back", "location");
        assertThat(back.status()).as(back.err()).isZero();
        assertThat(CommandLineRun.onSystem("projections", "drop", "location").status())
                .isZero();
        assertThat(CommandLineRun.onSystem("projections", "switch-back", "location")
                        .err())
                .contains("409", "No other tables of location are kept");
    }
}
