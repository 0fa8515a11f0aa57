package sklad.query.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sklad.query.audit.EventFormat.Trailer;

/** Writes the events of a slice, a page at a time: it holds neither more of them than that, nor a transaction. */
final class AuditExport {

    private static final Logger LOG = LoggerFactory.getLogger(AuditExport.class);
    private static final int PAGE = 1000;
    private static final int BUFFER = 1 << 16;

    private final AuditedEvents source;
    private final Slice slice;
    private final EventFormat format;
    private long events;
    private @Nullable Long lastPosition;

    AuditExport(AuditedEvents source, Slice slice, EventFormat format) {
        this.source = source;
        this.slice = slice;
        this.format = format;
    }

    /** How many events have been written. */
    long events() {
        return events;
    }

    /** @param position up to which the slice is exported */
    void write(OutputStream target, long position, long notIndexed) throws IOException {
        OutputStream out = new BufferedOutputStream(target, BUFFER);
        out.write(format.header());
        String error = null;
        try {
            writeEvents(out);
        } catch (RuntimeException failure) {
            LOG.error("An export stopped after position {}", lastPosition, failure);
            error = "it can't be read further; the log knows why";
        }
        out.write(format.trailer(new Trailer(error == null, events, lastPosition, position, notIndexed, error)));
        out.flush();
    }

    private void writeEvents(OutputStream out) throws IOException {
        List<EventView> page;
        do {
            page = source.after(slice, lastPosition == null ? 0 : lastPosition, PAGE);
            for (EventView event : page) {
                out.write(format.line(event));
                lastPosition = event.position();
                events++;
            }
        } while (page.size() == PAGE);
    }
}
