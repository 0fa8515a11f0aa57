package sklad.query.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.query.live.LiveEvent;
import sklad.query.projection.MovementFeed;

/** Delivers to one receiver, one delivery at a time, in order, as long as the webhook is active and this side's. */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 1000;

    private final UUID id;
    private final ClaimTables claims;
    private final MovementFeed feed;
    private final Sender sender;
    private final BooleanSupplier stopping;
    private long claimedAt;
    private int replays = -1;
    private long passed;
    private long retryUpTo;

    Courier(UUID id, ClaimTables claims, MovementFeed feed, Sender sender, BooleanSupplier stopping) {
        this.id = id;
        this.claims = claims;
        this.feed = feed;
        this.sender = sender;
        this.stopping = stopping;
    }

    @Override
    public void run() {
        try {
            Optional<Webhook> webhook = claim();
            while (!stopping.getAsBoolean() && webhook.filter(Webhook::isActive).isPresent()) {
                begin(webhook.get());
                webhook = System.nanoTime() - claimedAt > claims.renewal().toNanos() ? claim() : step(webhook.get());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped delivering for webhook {}", id);
        } catch (RuntimeException failure) {
            LOG.warn("Webhook {} waits: {}", id, String.valueOf(failure.getMessage()));
        } finally {
            release();
        }
    }

    private Optional<Webhook> claim() {
        claimedAt = System.nanoTime();
        return claims.claim(id);
    }

    /** From its position, at first and whenever somebody has set it. */
    private void begin(Webhook webhook) {
        if (webhook.replays() != replays) {
            replays = webhook.replays();
            passed = webhook.position();
            retryUpTo = 0;
        }
    }

    private Optional<Webhook> step(Webhook webhook) throws InterruptedException {
        Instant next = webhook.nextAttemptAt();
        Duration left = next == null ? Duration.ZERO : Duration.between(Instant.now(), next);
        if (left.compareTo(Duration.ZERO) > 0) {
            TimeUnit.MILLISECONDS.sleep(Math.min(left.toMillis() + 1, LOOK.toMillis()));
            return claims.look(id);
        }
        return feed.awaitBeyond(passed, LOOK) ? deliver(webhook) : claims.look(id);
    }

    /**
     * What is sent again is the same as before, though more has come meanwhile: then its id is, too. Looks once more before it
     * sends: nothing goes to an address, past a filter or without a signature that an administrator has already changed.
     */
    private Optional<Webhook> deliver(Webhook webhook) {
        MovementFeed.Page page = feed.read(passed, retryUpTo > passed ? retryUpTo : Long.MAX_VALUE, PAGE);
        List<LiveEvent> events = LiveEvent.of(page.events(), webhook.filter());
        if (events.isEmpty()) {
            return pass(webhook, page.upTo());
        }
        boolean more = events.size() > webhook.maxEvents();
        List<LiveEvent> told = more ? events.subList(0, webhook.maxEvents()) : events;
        long upTo = more ? told.get(told.size() - 1).position() : page.upTo();
        Optional<Webhook> now = claims.look(id);
        if (!now.equals(Optional.of(webhook))) {
            return now;
        }
        claimedAt = System.nanoTime();
        Optional<Webhook> outcome = sender.send(webhook, told, upTo);
        boolean arrived = outcome.filter(row -> row.position() == upTo).isPresent();
        passed = arrived ? upTo : passed;
        retryUpTo = arrived ? 0 : upTo;
        return outcome;
    }

    /** What nobody wants to hear is noted now and then, not each time. */
    private Optional<Webhook> pass(Webhook webhook, long upTo) {
        passed = upTo;
        if (upTo - webhook.position() < PAGE) {
            return Optional.of(webhook);
        }
        claimedAt = System.nanoTime();
        return claims.told(webhook, upTo, false);
    }

    private void release() {
        try {
            claims.release(id);
        } catch (RuntimeException failure) {
            LOG.debug("The claim of webhook {} ends by itself", id, failure);
        }
    }
}
