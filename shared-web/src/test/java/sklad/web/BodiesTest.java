package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest extends EdgeTest {

    @Test
    void decimals_come_back_plain_and_exact() throws Exception {
        Answer answer = post("{\"name\": \"x\", \"quantity\": 1e3, \"at\": \"2026-01-31T12:00:00+01:00\"}");
        assertThat(answer.response().body())
                .isEqualTo("{\"name\":\"x\",\"quantity\":1000,\"at\":\"2026-01-31T11:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{'name': 'x'}",
                "{\"name\": \"x\"} {}",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{\"name\": \"x\", \"colour\": \"red\"}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"half \\ud83d\"}",
                "{\"name\": \"x\", \"quantity\": 1e400}",
                "{\"name\": \"x\", \"quantity\": 1e999999999}",
                "{\"name\": \"x\", \"quantity\": 1e99999999999}",
                "{\"name\": \"x\", \"quantity\": NaN}"
            })
    void refuses_what_is_not_the_json_it_expects(String body) throws Exception {
        post(body).isProblem(400, "malformed-request");
    }

    @Test
    void refuses_numbers_and_nesting_without_end() throws Exception {
        post("{\"name\": \"x\", \"quantity\": " + "9".repeat(5_000) + "}").isProblem(400, "malformed-request");
        post("{\"parts\": [".repeat(100)).isProblem(400, "malformed-request");
    }

    @Test
    void says_where_the_body_stops_making_sense() throws Exception {
        assertThat(post("{\"name\": \"x\",\n \"colour\": 1}").text("detail"))
                .contains("Unknown field colour")
                .contains("line 2");
        assertThat(post("{\"name\": \"x\", \"parts\": [{\"name\": \"a\\u0000\"}]}")
                        .text("detail"))
                .contains("parts[0].name")
                .contains("NUL");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "name           | {\"name\": 5}",
                "name           | {\"name\": true}",
                "quantity       | {\"name\": \"x\", \"quantity\": \"5\"}",
                "quantity       | {\"name\": \"x\", \"quantity\": true}",
                "quantity       | {\"name\": \"x\", \"quantity\": 123456789012345678901234567890}",
                "size           | {\"name\": \"x\", \"size\": \"5\"}",
                "size           | {\"name\": \"x\", \"size\": 5.5}",
                "size           | {\"name\": \"x\", \"size\": 99999999999}",
                "kind           | {\"name\": \"x\", \"kind\": \"sideways\"}",
                "kind           | {\"name\": \"x\", \"kind\": 0}",
                "at             | {\"name\": \"x\", \"at\": \"yesterday\"}",
                "at             | {\"name\": \"x\", \"at\": 1700000000}",
                "parts[0].size  | {\"name\": \"x\", \"parts\": [{\"name\": \"y\", \"size\": []}]}",
                "parts[0].name  | {\"name\": \"x\", \"parts\": [{\"name\": \" \"}]}",
                "name           | {}"
            })
    void names_the_field_that_does_not_fit(String field, String body) throws Exception {
        Answer answer = post(body).isProblem(400, "invalid-field");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.response().body()).doesNotContain("sklad.web").doesNotContain("java.");
    }

    @Test
    void names_the_values_that_an_enum_may_have() throws Exception {
        assertThat(post("{\"name\": \"x\", \"kind\": \"sideways\"}").text("detail"))
                .isEqualTo("kind must be one of incoming, outgoing");
    }

    @Test
    void refuses_an_announced_giant_without_reading_it() throws Exception {
        post(BodyPublishers.ofByteArray(new byte[50_000_000])).isProblem(413, "payload-too-large");
    }

    @Test
    void refuses_a_giant_that_does_not_say_its_length() throws Exception {
        byte[] giant = ("{\"name\": \"" + "x".repeat(50_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(giant)))
                .isProblem(413, "payload-too-large");
    }

    @Test
    void a_short_body_comes_with_its_length_and_so_in_one_piece() throws Exception {
        HttpResponse<String> answer = many(3).response();
        assertThat(answer.body()).isEqualTo("[0,1,2]");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("7");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    @Test
    void a_long_body_goes_on_its_way_while_it_is_written() throws Exception {
        HttpResponse<String> answer = many(100_000).response();
        assertThat(answer.body())
                .startsWith("[0,1,2,")
                .endsWith(",99998,99999]")
                .hasSize(588_891);
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    private static Answer many(int count) throws Exception {
        return get("/things/many?count=" + count, identity.token("anna", "viewer"));
    }
}
