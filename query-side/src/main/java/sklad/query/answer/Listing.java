package sklad.query.answer;

import jakarta.persistence.criteria.Predicate;
import java.util.List;
import java.util.function.Function;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/**
 * A list in the order of a key that never changes: the next page begins behind the last item of this one, whatever has
 * come or gone in between.
 *
 * @param <E> the entity
 */
public final class Listing<E> {

    private final JpaSpecificationExecutor<E> entities;
    private final Sort order;
    private final Function<E, List<String>> key;
    private final Function<List<String>, Specification<E>> behind;

    /**
     * Describes the list.
     *
     * @param key of an item, as texts
     * @param behind those that come after such a key in this order
     */
    public Listing(
            JpaSpecificationExecutor<E> entities,
            Sort order,
            Function<E, List<String>> key,
            Function<List<String>, Specification<E>> behind) {
        this.entities = entities;
        this.order = order;
        this.key = key;
        this.behind = behind;
    }

    /** @param filter says in its text what it is: a cursor is good for an equal filter only */
    public <V> Page<V> page(Filter<E> filter, Paging paging, Function<E, V> view, long position) {
        int size = paging.size();
        String list = filter + " " + order;
        Specification<E> wanted = filter.specification().and(from(list, paging.cursor()));
        List<E> found = entities.findAll(atMost(size + 1, wanted), order);
        boolean more = found.size() > size;
        List<E> items = more ? found.subList(0, size) : found;
        String next = more ? Cursor.of(list, key.apply(items.get(size - 1))) : null;
        return new Page<>(items.stream().map(view).toList(), next, position);
    }

    private Specification<E> from(String list, @Nullable String cursor) {
        return cursor == null ? Specification.unrestricted() : behind.apply(Cursor.read(list, cursor));
    }

    /**
     * So many of the wanted. If all are, the number is in the statement's text: PostgreSQL keeps a plan then, where it would make
     * a new one each time for a number that comes as a parameter. For what is narrowed, a plan for each value is the better one.
     */
    private static <E> Specification<E> atMost(int rows, Specification<E> wanted) {
        return (root, query, build) -> {
            Predicate narrowed = wanted.toPredicate(root, query, build);
            JpaCriteriaQuery<?> select = (JpaCriteriaQuery<?>) query;
            if (narrowed == null) {
                select.fetch(((HibernateCriteriaBuilder) build).literal(rows));
            } else {
                select.fetch(rows);
            }
            return narrowed;
        };
    }

    /** What a list is narrowed to; a record, whose text names every value. */
    public interface Filter<E> {
        Specification<E> specification();
    }
}
