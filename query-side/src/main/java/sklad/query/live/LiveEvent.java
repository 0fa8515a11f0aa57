package sklad.query.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sklad.events.StockEvent;
import sklad.query.movement.MovementView;
import sklad.query.projection.FeedEvent;
import sklad.query.projection.RecordedEvent;
import sklad.query.stock.StockLevelView;

/** A movement and what it has left, as told to whoever wants to know. */
public record LiveEvent(
        @Schema(description = "Its place in the history: everything comes in this order", example = "1042")
        long position,

        @Schema(description = "The row of the ledger, as `GET /movements` has it") @Nullable
        MovementView movement,

        @Schema(description = "The stock level that it has left, as `GET /stock` has it until the next one") @Nullable
        StockLevelView stock,

        @Schema(description = "Instead of both: what this release can't read; see `GET /audit/events`") @Nullable
        Unreadable unreadable) {

    static LiveEvent of(FeedEvent told) {
        RecordedEvent event = told.event();
        if (event == null || !(event.payload() instanceof StockEvent stock)) {
            return new LiveEvent(told.position(), null, null, new Unreadable(told.streamId(), told.eventType()));
        }
        return new LiveEvent(
                told.position(), MovementView.of(event).orElseThrow(), StockLevelView.after(stock, event), null);
    }

    /** Those of a page that the filter lets through. */
    public static List<LiveEvent> of(List<FeedEvent> page, LiveFilter filter) {
        return page.stream().map(LiveEvent::of).filter(filter::admits).toList();
    }

    /** An event that only a later release can read. */
    public record Unreadable(
            @Schema(example = "stock:SKU-1@MAIN") String stream,
            @Schema(example = "StockReceived") String type) {}
}
