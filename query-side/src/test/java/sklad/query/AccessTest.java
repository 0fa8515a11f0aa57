package sklad.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask what. */
class AccessTest {

    private static final RunningQuerySide SIDE = RunningQuerySide.shared();

    @ParameterizedTest
    @CsvSource({
        "/products,                viewer clerk manager auditor admin",
        "/stock,                   viewer clerk manager auditor admin",
        "/movements,               viewer clerk manager auditor admin",
        "/locations,               viewer clerk manager auditor admin",
        "/periods,                 viewer clerk manager auditor admin",
        "/policies/negative-past,  viewer clerk manager auditor admin",
        "/users,                   manager auditor admin",
        "/audit/events,            auditor admin",
        "/audit/events.csv,        auditor admin",
        "/audit/accesses,          auditor admin",
        "/reports/negative-past,   viewer clerk manager auditor admin",
        "/reports/stock-on-hand,   viewer clerk manager auditor admin",
        "/reports/movements,       viewer clerk manager auditor admin",
        "/reports/movement-summary, viewer clerk manager auditor admin",
        "/reports/stock-on-hand?format=csv, viewer clerk manager auditor admin",
        "/reports/valuation,       viewer clerk manager auditor admin",
        "/reports/stock-ageing,    viewer clerk manager auditor admin",
        "/reports/turnover,        viewer clerk manager auditor admin",
        "/reports/below-reorder-point, viewer clerk manager auditor admin",
        "/reports/user-activity,   manager auditor admin",
        "/audit/rejections,        auditor admin",
        "/audit/replays,           auditor admin",
        "/webhooks,                admin",
        "/operations/projections,  admin",
        "/operations/dead-letters, admin",
        "/operations/rebuilds,     admin",
    })
    void reads_are_for(String path, String allowed) {
        for (String role : List.of("viewer", "clerk", "manager", "auditor", "admin")) {
            RunningQuerySide.Answer answer = SIDE.get(path, role);
            if (allowed.contains(role)) {
                assertThat(answer.status()).as(role).isEqualTo(200);
            } else {
                assertThat(answer.status()).as(role).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("forbidden");
            }
        }
    }

    @Test
    void viewers_and_clerks_see_only_themselves() {
        assertThat(SIDE.get("/users/clerk", "viewer").code()).isEqualTo("forbidden");
        assertThat(SIDE.get("/users/viewer", "viewer").code()).isEqualTo("unknown-user");
        assertThat(SIDE.get("/users/viewer", "auditor").code()).isEqualTo("unknown-user");
    }

    @Test
    void there_are_no_webhooks_without_a_key_for_their_secrets() {
        assertThat(SIDE.send("/webhooks", "POST", "admin", "{\"url\":\"https://1.1.1.1/\"}")
                        .code())
                .isEqualTo("webhooks-off");
    }

    @Test
    void only_an_administrator_retries_dead_letters() {
        String retry = "/operations/dead-letters/retry?projection=location&stream=location:NONE";

        assertThat(SIDE.post(retry, "auditor").status()).isEqualTo(403);
        assertThat(SIDE.post(retry, "admin").json()).hasToString("{\"applied\":[],\"failed\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/users/anna", "/operations/projections"})
    void nobody_is_answered_without_a_token(String path) {
        assertThat(SIDE.getWithoutToken(path).status()).isEqualTo(401);
        assertThat(SIDE.getWithoutToken(path).code()).isEqualTo("unauthenticated");
    }

    @Test
    void metrics_health_and_the_api_document_need_none() {
        assertThat(SIDE.getWithoutToken("/actuator/prometheus").response().body())
                .contains("sklad_projection_lag{")
                .contains("sklad_projection_position{")
                .contains("sklad_projection_dead_letters{")
                .contains("sklad_projection_batch_size_count{");
        assertThat(SIDE.getWithoutToken("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(SIDE.getWithoutToken("/v3/api-docs").json().path("paths").propertyNames())
                .contains("/products/{sku}", "/movements", "/operations/dead-letters/retry");
    }
}
