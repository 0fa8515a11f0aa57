package sklad.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.standalone.FreePorts;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "demo",
                "token",
                "import products",
                "import movements",
                "dead-letters list",
                "dead-letters retry",
                "webhooks list",
                "webhooks add",
                "webhooks remove",
                "webhooks pause",
                "webhooks resume",
                "webhooks replay",
                "webhooks secret",
                "audit replay",
                "audit verify",
                "projections status",
                "projections rebuild",
                "projections switch-back",
                "projections drop",
                "migrate upgrade"
            })
    void every_command_says_what_it_does(String command) {
        String[] words = (command + " --help").split(" ");
        CommandLineRun run = CommandLineRun.of(words);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("Usage: sklad " + command)
                .hasLineCount(run.out().split("\n").length);
    }

    @Test
    void a_mistyped_command_gets_a_suggestion() {
        CommandLineRun run = CommandLineRun.of("strat");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean").contains("sklad start");
    }

    @Test
    void a_token_is_alone_on_standard_output() {
        CommandLineRun run = CommandLineRun.onSystem("token", "auditor");
        assertThat(run.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_token_for_no_role_is_a_usage_error_that_lists_the_roles() {
        CommandLineRun run = CommandLineRun.of("token", "boss");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("viewer, clerk, manager, auditor, admin");
    }

    @Test
    void says_what_to_do_when_nothing_is_started() {
        CommandLineRun run = CommandLineRun.of(
                "token", "clerk", "--port-base=" + FreePorts.find().base());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("./sklad start").contains("--port-base");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void shows_the_projections_and_that_none_has_dead_letters() {
        CommandLineRun run = CommandLineRun.onSystem("dead-letters", "list");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"stock_movement\"").contains("[ ]");
        assertThat(CommandLineRun.onSystem("dead-letters", "retry", "--projection=product")
                        .status())
                .isZero();
    }
}
