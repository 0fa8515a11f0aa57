package sklad.query.answer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** The parts of a filter; what is not given does not narrow. */
public final class Where {

    private Where() {}

    public static <E> Specification<E> is(String attribute, @Nullable Object value) {
        return value == null
                ? Specification.unrestricted()
                : (root, query, build) -> build.equal(root.get(attribute), value);
    }

    public static <E, C extends Comparable<C>> Specification<E> atLeast(String attribute, @Nullable C value) {
        return value == null
                ? Specification.unrestricted()
                : (root, query, build) -> build.greaterThanOrEqualTo(root.<C>get(attribute), value);
    }

    public static <E, C extends Comparable<C>> Specification<E> moreThan(String attribute, C value) {
        return (root, query, build) -> build.greaterThan(root.<C>get(attribute), value);
    }

    public static <E, C extends Comparable<C>> Specification<E> lessThan(String attribute, @Nullable C value) {
        return value == null
                ? Specification.unrestricted()
                : (root, query, build) -> build.lessThan(root.<C>get(attribute), value);
    }

    /** It begins with the text, in upper or lower case: one range of an index on its lower case. */
    public static <E> Specification<E> beginsWith(String attribute, @Nullable String text) {
        if (text == null) {
            return Specification.unrestricted();
        }
        String first = text.toLowerCase(Locale.ROOT);
        String beyond = first + Character.toString(Character.MAX_CODE_POINT);
        return (root, query, build) -> build.and(
                build.greaterThanOrEqualTo(build.lower(root.get(attribute)), first),
                build.lessThan(build.lower(root.get(attribute)), beyond));
    }

    /** Any of the attributes contains the text, in upper or lower case. */
    public static <E> Specification<E> contains(@Nullable String text, String... attributes) {
        if (text == null) {
            return Specification.unrestricted();
        }
        String pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        Specification<E> any = (root, query, build) -> build.disjunction();
        for (String attribute : attributes) {
            any = any.or((root, query, build) -> build.like(build.lower(root.get(attribute)), pattern, '\\'));
        }
        return any;
    }
}
