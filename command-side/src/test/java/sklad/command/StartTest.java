package sklad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sklad.command.RunningSide.Reply;
import sklad.migrations.SchemaCheck.SchemaMismatch;
import sklad.migrations.TestPostgres;

class StartTest {

    @Test
    void refuses_a_database_without_the_schema_and_says_what_to_run() {
        assertThatThrownBy(() -> RunningSide.on(TestPostgres.empty()))
                .hasRootCauseInstanceOf(SchemaMismatch.class)
                .rootCause()
                .hasMessageContaining("./sklad migrate upgrade");
    }

    @Test
    void is_healthy_and_describes_itself_to_anybody() {
        try (RunningSide side = RunningSide.start()) {
            Reply ready =
                    side.with("").send("GET", "/actuator/health/readiness", "").is(200);
            Reply document = side.with("").send("GET", "/v3/api-docs", "").is(200);
            Reply metrics =
                    side.with("").send("GET", "/actuator/prometheus", "").is(200);

            assertThat(ready.text("status")).isEqualTo("UP");
            side.with("").send("GET", "/actuator/health/liveness", "").is(200);
            assertThat(metrics.body()).contains("sklad_append_");
            assertThat(document.json().path("paths").propertyNames())
                    .contains("/products", "/products/{sku}", "/movements/batch", "/users/{username}/role");
            assertThat(document.json().at("/paths/~1movements/post/parameters").toString())
                    .contains("Idempotency-Key", "If-Match", "dryRun")
                    .doesNotContain("caller", "conditions");
            assertThat(document.json()
                            .at("/paths/~1movements~1batch/post/requestBody")
                            .toString())
                    .contains("\"array\"");
        }
    }
}
