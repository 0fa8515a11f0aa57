package sklad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sklad.command.RunningSide.Reply;

class BadInputTest {

    private static RunningSide side;
    private static long before;

    @BeforeAll
    static void start() {
        side = RunningSide.withProduct();
        before = side.events("%");
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @AfterEach
    void nothing_was_stored() {
        assertThat(side.events("%")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    malformed-request | {'type':'incoming'
                    malformed-request |
                    malformed-request | 'text'
                    malformed-request | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'colour':'red'}
                    malformed-request | {'type':'incoming','sku':'SKU-1','sku':'SKU-2','location':'MAIN','quantity':1}
                    malformed-request | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1e400}
                    malformed-request | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'reason':'a\\u0000b'}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'reason':'a\\u0007b'}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':-1}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':0}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':'1'}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1e20}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':123456789012345678901234567890}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':0.0000001}
                    invalid-field     | {'type':'incoming','sku':'SKU-1; drop table event','location':'MAIN','quantity':1}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN@SHOP','quantity':1}
                    invalid-field     | {'type':'stolen','sku':'SKU-1','location':'MAIN','quantity':1}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN'}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'unitCost':-1}
                    invalid-field     | {'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1,'effectiveAt':'today'}
                    invalid-field     | {}
                    """)
    void refuses_a_movement_that_makes_no_sense(String code, @org.jspecify.annotations.Nullable String body) {
        side.as("otto", "clerk").post("/movements", body == null ? "" : body).isProblem(400, code);
        Reply batch =
                side.as("mia", "manager").post("/movements/batch?mode=atomic", "[" + (body == null ? "" : body) + "]");
        assertThat(batch.status()).isBetween(200, 499);
    }

    @Test
    void refuses_a_quote_in_a_sku_as_it_is_sent() {
        side.as("otto", "clerk")
                .send(
                        "POST",
                        "/movements",
                        "{\"type\":\"incoming\",\"sku\":\"'; drop table event;--\",\"location\":\"MAIN\",\"quantity\":1}")
                .isProblem(400, "invalid-field");
        side.as("otto", "manager")
                .send("POST", "/products/%27;%20drop%20table%20event/discontinue", "")
                .is(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'name':null}", "{'unit':null}", "{'name':' '}", "{'sku':'SKU-2'}", "[]", "{'reorderPoint':-1}"
            })
    void refuses_a_change_that_makes_no_sense(String body) {
        assertThat(side.as("mia", "manager")
                        .send("PATCH", "/products/SKU-1", body.replace('\'', '"'))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refuses_headers_and_parameters_that_make_no_sense() {
        String movement = "{'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1}";

        side.as("otto", "clerk")
                .header("Idempotency-Key", "x".repeat(201))
                .post("/movements", movement)
                .isProblem(400, "invalid-field");
        side.as("otto", "clerk")
                .header("If-Match", "3")
                .post("/movements", movement)
                .isProblem(400, "invalid-field");
        side.as("otto", "clerk").post("/movements?dryRun=perhaps", movement).isProblem(400, "invalid-field");
        side.as("otto", "clerk").post("/movements/batch?mode=some", "[]").isProblem(400, "invalid-field");
        side.as("otto", "clerk")
                .header("If-Match", "\"3\"")
                .post("/movements/batch", "[]")
                .isProblem(400, "invalid-field");
    }

    @Test
    void refuses_a_body_that_is_too_large_or_no_json() throws Exception {
        side.as("otto", "clerk").post("/movements", " ".repeat(50_000_000)).isProblem(413, "payload-too-large");
        HttpRequest form = HttpRequest.newBuilder(URI.create(side.url() + "/movements"))
                .header("Authorization", "Bearer " + RunningSide.identity().token("otto", "clerk"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("type=incoming"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(form, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }
}
