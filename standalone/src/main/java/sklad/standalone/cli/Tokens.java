package sklad.standalone.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import sklad.standalone.Ports;
import sklad.standalone.identity.DemoUser;
import tools.jackson.databind.json.JsonMapper;

/** Asks the development identity provider for tokens. */
public final class Tokens {

    private final Ports ports;

    public Tokens(Ports ports) {
        this.ports = ports;
    }

    /** A new token of the demonstration user with the role. */
    public String of(DemoUser user) {
        String credentials = user.cliClient() + ":" + user.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(ports.identityUrl() + "/oauth2/token"))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new Refused(
                    "What answers at " + ports.identityUrl() + " is not Sklad's development identity provider: "
                            + "it says " + answer.statusCode() + " to a request for a token.");
        }
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new Refused("Nothing answers at " + ports.identityUrl() + ": is Sklad started? Type ./sklad start"
                    + " in another terminal. If it runs with --port-base, give the same here.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted");
        }
    }
}
