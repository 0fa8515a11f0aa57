package sklad.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sklad.events.DomainEvent;
import sklad.events.LocationEvent;
import sklad.events.PeriodEvent;
import sklad.events.ProductEvent;
import sklad.events.StockEvent;
import sklad.events.StreamId;
import sklad.events.UserEvent;

/** Events as the store would number them: what a test says happened, in its order. */
public final class History {

    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private String username = "anna";

    /** Who causes the events that follow. */
    public History by(String user) {
        username = user;
        return this;
    }

    public History happened(DomainEvent... what) {
        for (DomainEvent event : what) {
            String stream = streamOf(event);
            long position = events.size() + 1L;
            events.add(new RecordedEvent(
                    position,
                    stream,
                    sequences.merge(stream, 0L, (before, zero) -> before + 1),
                    START.plusSeconds(position),
                    Map.of("username", username, "client", "test"),
                    event));
        }
        return this;
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    public RecordedEvent last() {
        return events.get(events.size() - 1);
    }

    public static String streamOf(DomainEvent event) {
        if (event instanceof ProductEvent product) {
            return StreamId.product(product.sku());
        }
        if (event instanceof LocationEvent location) {
            return StreamId.location(location.location());
        }
        if (event instanceof StockEvent stock) {
            return StreamId.stock(stock.sku(), stock.location());
        }
        if (event instanceof PeriodEvent) {
            return StreamId.periods();
        }
        return event instanceof UserEvent user ? StreamId.user(user.username()) : StreamId.negativePast();
    }
}
