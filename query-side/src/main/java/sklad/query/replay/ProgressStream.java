package sklad.query.replay;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import sklad.query.projection.shadow.Shadow;
import sklad.query.projection.shadow.Shadows;
import sklad.web.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Tells by server-sent events how a replay or rebuild goes on, until its end. */
@Component
public class ProgressStream {

    public static final String MEDIA_TYPE = "text/event-stream";

    private static final int MOST = 20;
    private static final long INTERVAL_MILLIS = 500;

    private final Shadows shadows;
    private final JsonMapper json;
    private final Semaphore places = new Semaphore(MOST);

    ProgressStream(Shadows shadows, JsonMapper json) {
        this.shadows = shadows;
        this.json = json;
    }

    /** Returns at the end of it, or when the client has gone. */
    public void write(long id, LongFunction<Shadow> source, HttpServletResponse response) throws IOException {
        Shadow shadow = source.apply(id);
        if (!places.tryAcquire()) {
            throw Problems.refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "overloaded",
                    MOST + " others are watching: ask for the state alone.");
        }
        try {
            response.setContentType(MEDIA_TYPE);
            response.setCharacterEncoding("UTF-8");
            Writer out = response.getWriter();
            while (shadow.state().isAtWork() && shadows.isRunning()) {
                send(out, "progress", shadow);
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
                shadow = source.apply(id);
            }
            send(out, shadow.state().isAtWork() ? "progress" : "end", shadow);
        } catch (ErrorResponseException dropped) {
            response.getWriter().write("event: dropped\ndata: {}\n\n");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    private void send(Writer out, String event, Shadow shadow) throws IOException {
        out.write("event: " + event + "\ndata: " + json.writeValueAsString(ShadowView.of(shadow)) + "\n\n");
        out.flush();
    }
}
