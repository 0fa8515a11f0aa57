package sklad.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import sklad.web.Problems;
import tools.jackson.databind.json.JsonMapper;

/** The open streams: a bounded number, each on a thread of its own. They end before the server waits for its requests. */
@Component
@EnableConfigurationProperties(LiveSettings.class)
final class LiveStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveSettings settings;
    private final JsonMapper json;
    private final AtomicInteger threadNumber = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);
    private final Map<String, Integer> ofUser = new HashMap<>();
    private int open;
    private volatile boolean running;

    LiveStreams(LiveSettings settings, JsonMapper json, MeterRegistry registry) {
        this.settings = settings;
        this.json = json;
        Gauge.builder("sklad.live.streams", this, LiveStreams::count)
                .description("Open live streams")
                .register(registry);
    }

    /**
     * Lets a stream run; refuses when there are as many as there may be.
     *
     * @param atMost after which the server ends it, if nobody else has
     */
    ResponseBodyEmitter open(String username, LiveStream stream, Duration atMost) {
        begin(username);
        try {
            ResponseBodyEmitter answer = new ResponseBodyEmitter(atMost.toMillis());
            threads.execute(() -> run(username, stream, answer));
            return answer;
        } catch (RuntimeException failure) {
            end(username);
            throw failure;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run(String username, LiveStream stream, ResponseBodyEmitter answer) {
        try {
            stream.run(new EventStreamWriter(answer, json));
            answer.complete();
        } catch (IOException gone) {
            // The server has noticed too, and completes the answer itself: that is not for others to do.
            LOG.debug("{} has left a stream: {}", username, gone.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("A stream of {} broke off", username, failure);
            answer.complete();
        } finally {
            end(username);
        }
    }

    private synchronized void begin(String username) {
        int ofThisUser = ofUser.getOrDefault(username, 0);
        if (open >= settings.maxStreams() || ofThisUser >= settings.maxStreamsOfOneUser()) {
            throw Problems.refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-streams",
                    open + " streams are open, " + ofThisUser + " of them yours; there may be " + settings.maxStreams()
                            + " and " + settings.maxStreamsOfOneUser() + ".");
        }
        ofUser.put(username, ofThisUser + 1);
        open++;
    }

    private synchronized void end(String username) {
        ofUser.computeIfPresent(username, (name, streams) -> streams == 1 ? null : streams - 1);
        open--;
    }

    /** How many a user has open. */
    synchronized int countOf(String username) {
        return ofUser.getOrDefault(username, 0);
    }

    private synchronized int count() {
        return open;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "live-stream-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
