package sklad.query.answer;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of what is read by SQL of its own: as with {@link Listing}, a page begins behind the last item of the one before. */
public final class KeyedPages {

    private KeyedPages() {}

    /**
     * One page.
     *
     * @param list says in its text what is listed: a cursor is good for an equal list only
     * @param key of an item, as texts
     */
    public static <V> Page<V> page(
            String list, Paging paging, long position, Function<V, List<String>> key, Source<V> source) {
        int size = paging.size();
        List<String> behind = paging.cursor() == null ? null : Cursor.read(list, paging.cursor());
        List<V> found = source.read(behind, size + 1);
        boolean more = found.size() > size;
        List<V> items = more ? found.subList(0, size) : found;
        return new Page<>(List.copyOf(items), more ? Cursor.of(list, key.apply(items.get(size - 1))) : null, position);
    }

    /** Reads at most so many items, from the first one or behind a key. */
    @FunctionalInterface
    public interface Source<V> {
        List<V> read(@Nullable List<String> behind, int limit);
    }
}
