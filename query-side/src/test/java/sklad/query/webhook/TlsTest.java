package sklad.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static sklad.query.projection.Events.location;
import static sklad.query.projection.Events.product;
import static sklad.query.projection.Events.received;
import static sklad.query.projection.Events.user;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sklad.migrations.TestPostgres;
import sklad.query.RunningQuerySide;

/** Deliveries through TLS: to whom it was said that Java may trust, and whose name it is. */
class TlsTest {

    private static final String PASSWORD = "only-for-tests";
    private static final String TRUST = "javax.net.ssl.trustStore";

    @TempDir
    private static Path directory = Path.of("");

    private static Path ours;
    private static Path anothers;

    @BeforeAll
    static void certificates_that_nobody_has_signed() throws Exception {
        ours = certificate("ours", "ip:127.0.0.1");
        anothers = certificate("anothers", "dns:shop.example");
    }

    @AfterEach
    void trust_those_that_java_trusts() {
        List.of(TRUST, TRUST + "Password", TRUST + "Type").forEach(System::clearProperty);
    }

    @Test
    void movements_are_told_where_the_certificate_is_one_that_java_was_told_to_trust() throws Exception {
        trust(ours);
        Map<String, String> settings = new HashMap<>(WebhookTest.LOOPBACK);
        settings.put("sklad.webhooks.allow-http", "false");
        try (Receiver receiver = Receiver.startWith(server(ours));
                RunningQuerySide side = RunningQuerySide.start(TestPostgres.migrated(), settings)) {
            side.store().append("anna", user("anna"), location("MAIN"), product("LAMP"));
            assertThat(register(side, receiver.url()).status()).isEqualTo(201);
            assertThat(register(side, receiver.url().replace("https:", "http:")).status())
                    .isEqualTo(400);

            long told = side.store().append("anna", received(1, "LAMP", "MAIN", "5", "5"));

            await().until(() -> receiver.positions().equals(List.of(told)));
            assertThat(receiver.posts().get(0).headers()).containsKey("webhook-signature");
        }
    }

    @Test
    void nothing_is_sent_to_whom_nobody_vouches_for() throws Exception {
        nothingIsSentTo(ours);
    }

    @Test
    void nothing_is_sent_to_whom_another_ones_certificate_is_shown_by() throws Exception {
        trust(anothers);

        nothingIsSentTo(anothers);
    }

    private static void nothingIsSentTo(Path certificate) throws Exception {
        try (Receiver receiver = Receiver.startWith(server(certificate));
                WebhookClient client =
                        new WebhookClient(new AllowedAddresses(List.of("127.0.0.0/8")), WebhookClientTest.settings())) {
            assertThatThrownBy(() -> client.post(URI.create(receiver.url()), new byte[] {'{', '}'}, Map.of()))
                    .isInstanceOf(SSLException.class);
            assertThat(receiver.posts()).isEmpty();
        }
    }

    private static RunningQuerySide.Answer register(RunningQuerySide side, String url) {
        return side.send("/webhooks", "POST", "admin", "{\"url\":\"" + url + "\"}");
    }

    private static void trust(Path certificate) {
        System.setProperty(TRUST, certificate.toString());
        System.setProperty(TRUST + "Password", PASSWORD);
        System.setProperty(TRUST + "Type", "PKCS12");
    }

    private static SSLContext server(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(certificate)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Java makes certificates with its tool alone. */
    private static Path certificate(String name, String subject) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process making = new ProcessBuilder(List.of(
                        tool,
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(making.waitFor()).as(said).isZero();
        return file;
    }
}
