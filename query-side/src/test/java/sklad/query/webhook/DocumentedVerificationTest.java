package sklad.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.query.live.LiveFilter;

/** The example of docs/webhooks.md, as it is printed there, takes what we sign and nothing else. */
class DocumentedVerificationTest {

    private static final UUID ID = UUID.fromString("1f6c5b5e-7d0a-4a55-9f5e-3f6f3b0b2c11");

    private final WebhookSecrets secrets = new WebhookSecrets("0123456789abcdef0123456789abcdef");
    private final Signatures signatures = new Signatures(secrets, Duration.ofHours(24));
    private final Delivery delivery = new Delivery("msg_1", 42, "{\"events\":[]}");

    @TempDir
    private Path folder;

    @Test
    void the_printed_example_verifies_deliveries() throws Exception {
        Method isGenuine = printedExample();
        Instant now = Instant.now();
        Map<String, String> headers = signatures.of(webhook(1, null), delivery, now);
        Map<String, String> overlapping = signatures.of(webhook(2, now.minusSeconds(60)), delivery, now);
        Map<String, String> changed = signatures.of(webhook(2, now.minus(Duration.ofHours(25))), delivery, now);
        Map<String, String> old = signatures.of(webhook(1, null), delivery, now.minusSeconds(3600));
        byte[] other = "{\"events\":[1]}".getBytes(StandardCharsets.UTF_8);

        assertThat(verified(isGenuine, headers, delivery.bytes())).isTrue();
        assertThat(verified(isGenuine, overlapping, delivery.bytes())).isTrue();
        assertThat(verified(isGenuine, changed, delivery.bytes())).isFalse();
        assertThat(verified(isGenuine, old, delivery.bytes())).isFalse();
        assertThat(verified(isGenuine, headers, other)).isFalse();
    }

    private boolean verified(Method isGenuine, Map<String, String> headers, byte[] body) throws Exception {
        return (boolean) isGenuine.invoke(
                null,
                secrets.secret(ID, 1),
                headers.get("webhook-id"),
                headers.get("webhook-timestamp"),
                headers.get("webhook-signature"),
                body);
    }

    private Method printedExample() throws Exception {
        String page = Files.readString(Path.of("../docs/webhooks.md"));
        Matcher java = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(java.find()).isTrue();
        Path source = Files.writeString(folder.resolve("WebhookVerification.java"), java.group(1));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        List.of("-d", folder.toString(), source.toString()).toArray(String[]::new));
        assertThat(result).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return loader.loadClass("WebhookVerification")
                    .getMethod("isGenuine", String.class, String.class, String.class, String.class, byte[].class);
        }
    }

    private static Webhook webhook(int generation, @Nullable Instant changedAt) {
        return new Webhook(
                ID,
                "https://shop.example.com",
                null,
                LiveFilter.ALL,
                100,
                generation,
                changedAt,
                Webhook.State.ACTIVE,
                null,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                "adam");
    }
}
