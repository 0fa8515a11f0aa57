package sklad.query.projection;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Hands a whole batch over where Axon would hand over each event. It is applied as the unit of work prepares to commit:
 * after the token was stored, which locks it, and before both are committed together.
 */
final class ProjectionInvoker implements EventHandlerInvoker {

    private final Consumer<List<Delivery>> batch;
    private final Pace pace;
    private final LongConsumer committed;

    /**
     * @param pace learns when a batch has been taken from the queue
     * @param committed gets the position that readers can now see
     */
    ProjectionInvoker(Consumer<List<Delivery>> batch, Pace pace, LongConsumer committed) {
        this.batch = batch;
        this.pace = pace;
        this.committed = committed;
    }

    /** Every event counts, if only for the position. */
    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> unitOfWork && unitOfWork.isFirstMessage(message)) {
            begin(unitOfWork);
        }
    }

    private void begin(BatchingUnitOfWork<?> unitOfWork) {
        List<Delivery> deliveries = unitOfWork.getMessages().stream()
                .map(message -> Delivery.of((EventMessage<?>) message))
                .toList();
        pace.taken(deliveries.size());
        long last = deliveries.get(deliveries.size() - 1).position();
        unitOfWork.onPrepareCommit(work -> batch.accept(deliveries));
        unitOfWork.afterCommit(work -> committed.accept(last));
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
