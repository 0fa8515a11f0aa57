package sklad.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identity provider for tests: real keys behind a real JWK set URL, and tokens of every kind, good and bad. */
public final class TestIdentityProvider implements AutoCloseable {

    public static final String AUDIENCE = "sklad";

    private final RSAKey key;
    private final HttpServer server;

    private TestIdentityProvider(RSAKey key, HttpServer server) {
        this.key = key;
        this.server = server;
    }

    /** Starts on a free port. */
    public static TestIdentityProvider start() {
        return start(0);
    }

    /** Starts on this port: for tests in which the identity provider comes after the application. */
    public static TestIdentityProvider start(int port) {
        try {
            RSAKey key = newKey();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return new TestIdentityProvider(key, server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String jwkSetUri() {
        return issuer() + "/jwks";
    }

    /** What a side needs to trust these tokens. */
    public Map<String, String> properties() {
        String prefix = "spring.security.oauth2.resourceserver.jwt.";
        return Map.of(
                prefix + "issuer-uri", issuer(), prefix + "jwk-set-uri", jwkSetUri(), prefix + "audiences", AUDIENCE);
    }

    /** A good token; the role is named as in tokens, {@code clerk}. */
    public String token(String username, String role) {
        return claims(username, role).sign();
    }

    /** A token that is good until it is changed. */
    public Claims claims(String username, String role) {
        return new Claims(username, role);
    }

    /** Goes away, while its tokens are still about. */
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The claims of one token, to be bent and then signed. */
    public final class Claims {

        private final JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();

        private Claims(String username, String role) {
            Instant now = Instant.now();
            claims.issuer(TestIdentityProvider.this.issuer())
                    .audience(AUDIENCE)
                    .subject(username)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                    .claim("preferred_username", username)
                    .claim("azp", "sklad-test")
                    .claim("roles", List.of(role));
        }

        public Claims issuer(String issuer) {
            claims.issuer(issuer);
            return this;
        }

        public Claims audience(String audience) {
            claims.audience(audience);
            return this;
        }

        public Claims expiresAt(@Nullable Instant time) {
            claims.expirationTime(time == null ? null : Date.from(time));
            return this;
        }

        public Claims claim(String name, @Nullable Object value) {
            claims.claim(name, value);
            return this;
        }

        public String sign() {
            return signedWith(key);
        }

        /** Signed by somebody else who claims to have our key. */
        public String signWithAnotherKey() {
            return signedWith(newKey());
        }

        /** {@code alg: none}. */
        public String unsigned() {
            return new PlainJWT(claims.build()).serialize();
        }

        private String signedWith(RSAKey signer) {
            try {
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID(key.getKeyID())
                                .build(),
                        claims.build());
                token.sign(new RSASSASigner(signer));
                return token.serialize();
            } catch (JOSEException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
