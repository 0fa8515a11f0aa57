package sklad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sklad.web.TestIdentityProvider.Claims;

class SecurityTest {

    private static final String MOVEMENT = "{'type':'incoming','sku':'SKU-1','location':'MAIN','quantity':1}";

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

    @Test
    void refuses_tokens_that_prove_nothing() {
        for (String token : new String[] {
            "",
            "nonsense",
            claims().expiresAt(Instant.now().minusSeconds(3600)).sign(),
            claims().issuer("https://elsewhere.example").sign(),
            claims().audience("another-api").sign(),
            claims().unsigned(),
            claims().signWithAnotherKey()
        }) {
            side.with(token).post("/movements", MOVEMENT).isProblem(401, "unauthenticated");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    viewer  | /movements                   | {}
                    auditor | /movements                   | {}
                    auditor | /movements/batch             | []
                    nobody  | /movements                   | {}
                    clerk   | /products                    | {}
                    clerk   | /products/batch              | []
                    clerk   | /products/SKU-1/discontinue  | {}
                    clerk   | /locations                   | {}
                    clerk   | /locations/MAIN/close        | {}
                    clerk   | /movements/01938f5e-7c00-7000-8000-000000000001/reversal | {}
                    clerk   | /periods/close               | {}
                    manager | /periods/reopen              | {}
                    manager | /users                       | {}
                    manager | /users/anna/deactivate       | {}
                    """)
    void refuses_what_the_role_may_not_do(String role, String path, String body) {
        side.as("otto", role).post(path, body).isProblem(403, "forbidden");
    }

    @Test
    void refuses_to_change_products_or_roles_with_too_weak_a_role() {
        side.as("otto", "clerk").send("PATCH", "/products/SKU-1", "{}").isProblem(403, "forbidden");
        side.as("otto", "manager").send("PUT", "/users/anna/role", "{}").isProblem(403, "forbidden");
        side.as("otto", "clerk").send("PUT", "/policies/negative-past", "{}").isProblem(403, "forbidden");
    }

    @Test
    void sends_whoever_asks_a_question_to_the_query_side() {
        assertThat(side.as("otto", "viewer")
                        .send("GET", "/products", "")
                        .isProblem(405, "method-not-allowed")
                        .body())
                .contains("query side");
        side.as("otto", "viewer").send("GET", "/nothing", "").isProblem(404, "not-found");
    }

    private static Claims claims() {
        return RunningSide.identity().claims("otto", "admin");
    }
}
