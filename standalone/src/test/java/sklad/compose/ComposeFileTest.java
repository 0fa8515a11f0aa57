package sklad.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComposeFileTest {

    private final ComposeFile compose;

    ComposeFileTest() throws IOException {
        compose = ComposeFile.read();
    }

    @Test
    void every_secret_must_be_given_and_none_has_a_value_in_the_repository() throws IOException {
        List<String> example = Files.readAllLines(ComposeFile.REPOSITORY.resolve(".env.example"));
        Set<String> explained = example.stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .peek(line -> assertThat(line).endsWith("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
        assertThat(compose.requiredVariables()).isEqualTo(explained).hasSizeGreaterThan(5);
        assertThat(compose.unguardedVariables()).isEmpty();
    }

    @Test
    void no_environment_entry_holds_a_secret_itself() {
        for (String service : compose.services()) {
            compose.rawEnvironment(service).forEach((name, value) -> {
                if (((String) name).matches(".*(PASSWORD|SECRET).*")) {
                    assertThat((String) value).as("%s of %s", name, service).matches("\\$\\{\\w+:\\?[^}]+}");
                }
            });
        }
    }

    @Test
    void our_containers_can_change_nothing_but_their_scratch_directory() {
        for (String service : List.of("migrations", "command-side", "query-side", "postgres")) {
            Map<?, ?> container = compose.service(service);
            assertThat(container.get("read_only")).as(service).hasToString("true");
            assertThat(container.get("cap_drop")).as(service).hasToString("[ALL]");
            assertThat(container.get("security_opt")).as(service).hasToString("[no-new-privileges:true]");
            assertThat(String.valueOf(container.get("tmpfs"))).as(service).contains("/tmp");
            assertThat(container.containsKey("privileged")).as(service).isFalse();
        }
    }

    @Test
    void the_sides_start_after_the_migrations_and_the_migrations_after_the_database() {
        for (String side : List.of("command-side", "query-side")) {
            assertThat(String.valueOf(compose.service(side).get("depends_on")))
                    .contains("migrations={condition=service_completed_successfully}");
            assertThat(compose.service(side).containsKey("healthcheck")).isTrue();
        }
        assertThat(String.valueOf(compose.service("migrations").get("depends_on")))
                .contains("postgres={condition=service_healthy}");
        assertThat(String.valueOf(compose.service("postgres").get("command")))
                .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
    }

    @Test
    void every_image_that_is_built_has_a_stage_and_a_user() throws IOException {
        String dockerfile = Files.readString(ComposeFile.REPOSITORY.resolve("Dockerfile"));
        for (String service : List.of("migrations", "command-side", "query-side")) {
            assertThat(String.valueOf(compose.service(service).get("build"))).contains("target=" + service);
            assertThat(dockerfile).contains("FROM runtime AS " + service);
        }
        assertThat(dockerfile).contains("USER 10001");
    }

    @Test
    void the_realm_has_the_five_roles_a_user_for_each_and_no_secret() throws IOException {
        JsonNode realm = JsonMapper.shared()
                .readTree(Files.readString(ComposeFile.REPOSITORY.resolve("docker/keycloak/sklad-realm.json")));
        List<String> roles = realm.at("/roles/realm")
                .valueStream()
                .map(role -> role.path("name").asString())
                .toList();
        assertThat(roles).containsExactlyInAnyOrder("viewer", "clerk", "manager", "auditor", "admin");
        List<String> held = realm.path("users")
                .valueStream()
                .filter(user -> user.has("credentials"))
                .map(user -> user.at("/realmRoles/0").asString())
                .toList();
        assertThat(held).containsExactlyInAnyOrderElementsOf(roles);
        assertThat(realm.path("users").findValuesAsString("value")).containsOnly("${SKLAD_DEMO_PASSWORD}");
        assertThat(realm.path("clients").findValuesAsString("secret")).containsOnly("${SKLAD_SCRIPTS_SECRET}");
        assertThat(realm.path("clients").findValuesAsString("included.custom.audience"))
                .containsOnly("sklad")
                .hasSize(2);
    }
}
