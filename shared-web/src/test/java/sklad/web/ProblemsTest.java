package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class ProblemsTest extends EdgeTest {

    private final String token = identity.token("anna", "clerk");

    @Test
    void parameters_that_do_not_fit_are_named() throws Exception {
        Answer wrongType = get("/things?limit=ten&colour=red", token).isProblem(400, "invalid-field");
        assertThat(wrongType.text("detail")).isEqualTo("limit must be a whole number");
        Answer wrongValue = get("/things?colour=pink", token).isProblem(400, "invalid-field");
        assertThat(wrongValue.text("detail")).isEqualTo("colour must be one of red, blue");
        Answer missing = get("/things", token).isProblem(400, "invalid-field");
        assertThat(missing.text("detail")).isEqualTo("colour is missing");
        Answer tooMuch = get("/things?limit=1000&colour=red", token).isProblem(400, "invalid-field");
        assertThat(tooMuch.json().at("/errors/0/field").asString()).isEqualTo("limit");
    }

    @Test
    void enums_are_lower_case_in_urls() throws Exception {
        assertThat(get("/things?colour=blue", token).response().body()).isEqualTo("BLUE 10");
    }

    @Test
    void a_nul_in_a_parameter_or_path_is_refused() throws Exception {
        get("/things?colour=%00", token).isProblem(400, "malformed-request");
        get("/things/a%00b", token).isProblem(400, "malformed-request");
    }

    @Test
    void wrong_methods_and_types_have_codes() throws Exception {
        send(request("/things", token).DELETE()).isProblem(405, "method-not-allowed");
        send(request("/things", token).header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")))
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void a_failure_gives_its_id_and_nothing_else_away() throws Exception {
        Answer answer = get("/things/broken", token).isProblem(500, "internal");
        assertThat(answer.text("errorId")).isNotEmpty();
        assertThat(answer.response().body()).doesNotContain("secret").doesNotContain("IllegalState");
    }

    @Test
    void a_controllers_own_refusal_keeps_its_code() throws Exception {
        get("/things/taken", token).isProblem(409, "conflict");
    }
}
