package sklad.query.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sklad.query.projection.MovementFeed;
import sklad.query.projection.VisiblePosition;

/**
 * One reader's way through the history, on a thread of its own: it reads a page when the reader has taken the one before,
 * so that a slow reader costs nobody but itself.
 */
final class LiveStream {

    private final MovementFeed feed;
    private final VisiblePosition visible;
    private final LiveSettings settings;
    private final Request request;
    private long position;
    private Instant lastHeard = Instant.EPOCH;

    LiveStream(MovementFeed feed, VisiblePosition visible, LiveSettings settings, Request request) {
        this.feed = feed;
        this.visible = visible;
        this.settings = settings;
        this.request = request;
        this.position = request.after();
    }

    /**
     * Returns when it is over.
     *
     * @throws IOException the reader has gone
     */
    void run(EventStreamWriter writer) throws IOException {
        writer.begin(position);
        writer.end(follow(writer));
    }

    /** Returns why it is over. */
    private String follow(EventStreamWriter writer) throws IOException {
        try {
            for (Duration left = left(); !left.isNegative(); left = left()) {
                Duration pause = left.compareTo(settings.heartbeat()) < 0 ? left : settings.heartbeat();
                long upTo = visible.await(position, pause);
                if (upTo > position) {
                    tellUpTo(upTo, writer);
                }
                beHeard(writer);
            }
            return "token-expired";
        } catch (InterruptedException stopping) {
            return "stopping";
        }
    }

    private void tellUpTo(long upTo, EventStreamWriter writer) throws IOException, InterruptedException {
        MovementFeed.Page page = feed.read(position, upTo, settings.pageEvents());
        List<LiveEvent> events = LiveEvent.of(page.events(), request.filter());
        if (!events.isEmpty()) {
            writer.tell(events);
            lastHeard = Instant.now();
        }
        if (page.upTo() == position) {
            // Another process has projected what this one has not heard of yet.
            feed.awaitBeyond(position, Duration.ofMillis(250));
        }
        position = page.upTo();
    }

    private void beHeard(EventStreamWriter writer) throws IOException {
        if (Instant.now().isAfter(lastHeard.plus(settings.heartbeat()))) {
            writer.heartbeat(position);
            lastHeard = Instant.now();
        }
    }

    private Duration left() {
        return Duration.between(Instant.now(), request.endsAt());
    }

    /**
     * What a reader asked for.
     *
     * @param after the last position that the reader has
     * @param endsAt when the reader's token does
     */
    record Request(String username, LiveFilter filter, long after, Instant endsAt) {}
}
