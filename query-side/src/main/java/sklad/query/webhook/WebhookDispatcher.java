package sklad.query.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import sklad.query.projection.MovementFeed;

/** Looks once a second for webhooks that nobody delivers for, and lets a courier go for each. */
@Component
final class WebhookDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);

    private final ClaimTables claims;
    private final MovementFeed feed;
    private final Sender sender;
    private final WebhookSecrets secrets;
    private final Duration patience;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(WebhookDispatcher::thread);
    private final ExecutorService couriers = Executors.newCachedThreadPool(WebhookDispatcher::thread);
    private volatile boolean running;

    WebhookDispatcher(
            ClaimTables claims, MovementFeed feed, Sender sender, WebhookSecrets secrets, WebhookSettings settings) {
        this.claims = claims;
        this.feed = feed;
        this.sender = sender;
        this.secrets = secrets;
        this.patience = settings.answerTimeout().plusSeconds(2);
    }

    @Override
    public void start() {
        running = true;
        if (secrets.areThere()) {
            Future<?> unused = clock.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        } else {
            LOG.info("There are no webhooks: sklad.webhooks.master-key is not set");
        }
    }

    /** What is being delivered is delivered. */
    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        couriers.shutdown();
        try {
            if (!couriers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some deliveries are under way still; they will be made again");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            claims.free().stream().filter(underWay::add).forEach(this::send);
        } catch (RuntimeException failure) {
            LOG.warn("Can't look for webhooks: {}", String.valueOf(failure.getMessage()));
        }
    }

    private void send(UUID id) {
        Courier courier = new Courier(id, claims, feed, sender, () -> !running);
        couriers.execute(() -> {
            try {
                courier.run();
            } finally {
                underWay.remove(id);
            }
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
