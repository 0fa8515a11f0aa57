package sklad.standalone.identity;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import sklad.standalone.Ports;

/** Says who may log in, for whoever opens the identity provider in a browser. */
@RestController
class HomePage {

    private final Ports ports;

    HomePage(Ports ports) {
        this.ports = ports;
    }

    @GetMapping(value = "/", produces = MediaType.TEXT_PLAIN_VALUE)
    String home() {
        StringBuilder page = new StringBuilder("Development identity provider of Sklad\n\n");
        page.append(String.format("%-10s %-10s %-10s %s%n", "user", "password", "role", "may"));
        for (DemoUser user : DemoUser.values()) {
            page.append(String.format(
                    "%-10s %-10s %-10s %s%n", user.username(), user.password(), user.role(), user.rights()));
        }
        return page.append("\nEndpoints: ")
                .append(ports.identityUrl())
                .append("/.well-known/openid-configuration\n")
                .toString();
    }
}
