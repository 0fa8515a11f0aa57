package sklad.query.answer;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
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
        One one = paging.cursor() == null ? filter.one() : null;
        List<E> found = one == null
                ? entities.findAll(atMost(size + 1, filter.specification().and(from(list, paging.cursor()))), order)
                : entities.findAll(first(size + 1, one), one.before(order));
        boolean more = found.size() > size;
        List<E> items = more ? found.subList(0, size) : found;
        String next = more ? Cursor.of(list, key.apply(items.get(size - 1))) : null;
        return new Page<>(items.stream().map(view).toList(), next, position);
    }

    private Specification<E> from(String list, @Nullable String cursor) {
        return cursor == null ? Specification.unrestricted() : behind.apply(Cursor.read(list, cursor));
    }

    /** So many of the wanted; if they are narrowed, a plan for each value is the better one. */
    private static <E> Specification<E> atMost(int rows, Specification<E> wanted) {
        return (root, query, build) -> {
            Predicate narrowed = wanted.toPredicate(root, query, build);
            if (narrowed == null) {
                limitForAnyPlan(query, build, rows);
            } else {
                ((JpaCriteriaQuery<?>) query).fetch(rows);
            }
            return narrowed;
        };
    }

    /**
     * The first of those with one value. Compared as a range, it leads the order; only one index has its rows in this order, so
     * that there is no other plan for a rare value, or for one that never was.
     */
    private static <E> Specification<E> first(int rows, One one) {
        return (root, query, build) -> {
            limitForAnyPlan(query, build, rows);
            return build.between(root.get(one.attribute()), one.value(), one.value());
        };
    }

    /** In the statement's text: for a number that comes as a parameter, PostgreSQL would make a new plan each time. */
    private static void limitForAnyPlan(CriteriaQuery<?> query, CriteriaBuilder build, int rows) {
        ((JpaCriteriaQuery<?>) query).fetch(((HibernateCriteriaBuilder) build).literal(rows));
    }

    /** What a list is narrowed to; a record, whose text names every value. */
    public interface Filter<E> {
        Specification<E> specification();

        /** If that is one value of an attribute and nothing else, and if an index has this attribute before the list's key. */
        default @Nullable One one() {
            return null;
        }
    }

    /** The value of an attribute. */
    public record One(String attribute, String value) {

        private Sort before(Sort order) {
            return Sort.by(order.iterator().next().getDirection(), attribute).and(order);
        }
    }
}
