package sklad.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Walks through stored events a page at a time; between pages it holds neither a connection nor what it has passed. */
final class Pages<T> implements Iterator<T> {

    private final int size;
    private final LongFunction<List<StoredEvent>> source;
    private final Function<StoredEvent, ? extends T> reader;
    private Iterator<StoredEvent> page = List.<StoredEvent>of().iterator();
    private long passed;
    private boolean isLast;

    /** @param source gives the page that begins after so many events */
    Pages(int size, LongFunction<List<StoredEvent>> source, Function<StoredEvent, ? extends T> reader) {
        this.size = size;
        this.source = source;
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !isLast) {
            List<StoredEvent> events = source.apply(passed);
            passed += events.size();
            isLast = events.size() < size;
            page = events.iterator();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return reader.apply(page.next());
    }
}
