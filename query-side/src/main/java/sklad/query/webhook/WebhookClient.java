package sklad.query.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to somebody whom nobody here knows: to checked addresses only, following nothing, within a time, and reading only
 * as much of the answer as keeps the connection usable.
 */
final class WebhookClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookClient.class);
    private static final int MAX_ANSWER = 8 * 1024;
    private static final TimeValue OLDEST_CONNECTION = TimeValue.ofMinutes(1);

    private final CloseableHttpClient http;
    private final Duration answerTimeout;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-clock");
        thread.setDaemon(true);
        return thread;
    });

    WebhookClient(AllowedAddresses addresses, WebhookSettings settings) {
        this.answerTimeout = settings.answerTimeout();
        Timeout answer = Timeout.of(answerTimeout);
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setMaxConnTotal(settings.maxWebhooks())
                        .setMaxConnPerRoute(settings.maxWebhooks())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(100)
                                        .setMaxLineLength(MAX_ANSWER)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(answer)
                                .setTimeToLive(OLDEST_CONNECTION)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(answer).build())
                .setUserAgent("Sklad-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @throws IOException nobody has answered, or not in time */
    Answer post(URI url, byte[] json, Map<String, String> headers) throws IOException {
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        Future<?> deadline = clock.schedule(request::cancel, answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = http.executeOpen(null, request, null);
            Answer answer = new Answer(response.getCode(), retryAfter(response));
            discard(request, response);
            return answer;
        } catch (IOException failure) {
            throw request.isCancelled()
                    ? new IOException("no answer within " + answerTimeout.toMillis() + " ms", failure)
                    : failure;
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        http.close();
    }

    /** The status is all that counts. A short body is read, so that the connection can be used again; a long one is cut off. */
    private static void discard(HttpPost request, ClassicHttpResponse response) {
        try {
            HttpEntity entity = response.getEntity();
            if (entity == null || entity.getContent().readNBytes(MAX_ANSWER).length < MAX_ANSWER) {
                response.close();
                return;
            }
        } catch (IOException cutShort) {
            LOG.debug("An answer was cut short: {}", cutShort.getMessage());
        }
        // Closing it would read it to its end first.
        request.cancel();
    }

    private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        return header != null && header.getValue() != null && header.getValue().matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header.getValue())))
                : Optional.empty();
    }

    /** What the receiver says; never its body, which could be anybody's. */
    record Answer(int status, Optional<Duration> retryAfter) {}
}
