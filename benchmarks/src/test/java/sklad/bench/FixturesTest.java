package sklad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixturesTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void benchmarks_of_a_full_run_have_their_own() {
        Fixtures fixtures = new Fixtures(false);

        Stand first = stand(fixtures, "side");
        fixtures.release();
        Stand second = stand(fixtures, "side");

        assertThat(second).isNotSameAs(first);
        assertThat(events).containsExactly("start side", "close side", "start side");
    }

    @Test
    void benchmarks_of_a_quick_run_share_what_has_the_same_name_until_the_run_ends() {
        Fixtures fixtures = new Fixtures(true);

        Stand first = stand(fixtures, "side");
        fixtures.release();
        Stand second = stand(fixtures, "side");
        stand(fixtures, "worker");
        fixtures.release();

        assertThat(second).isSameAs(first);
        assertThat(events).containsExactly("start side", "start worker");
    }

    @Test
    void a_benchmark_that_asks_twice_gets_the_same_in_either_run() {
        for (boolean shared : List.of(true, false)) {
            Fixtures fixtures = new Fixtures(shared);

            assertThat(stand(fixtures, "side")).isSameAs(stand(fixtures, "side"));
        }
    }

    @Test
    void what_is_one_s_own_is_new_each_time_unless_all_is_shared() {
        for (boolean shared : List.of(true, false)) {
            Fixtures fixtures = new Fixtures(shared);

            Stand first = fixtures.own(Stand.class, "crew", () -> new Stand("crew"));
            Stand second = fixtures.own(Stand.class, "crew", () -> new Stand("crew"));

            assertThat(second == first).isEqualTo(shared);
        }
    }

    @Test
    void one_that_has_failed_leaves_nothing_to_others() {
        Fixtures fixtures = new Fixtures(true);

        stand(fixtures, "side");
        fixtures.close();
        stand(fixtures, "side");

        assertThat(events).containsExactly("start side", "close side", "start side");
    }

    @Test
    void what_another_stands_on_is_closed_after_it() {
        try (Fixtures fixtures = new Fixtures(true)) {
            fixtures.get(Stand.class, "load", () -> {
                stand(fixtures, "side");
                return new Stand("load");
            });
        }

        assertThat(events).containsExactly("start side", "start load", "close load", "close side");
    }

    private Stand stand(Fixtures fixtures, String name) {
        return fixtures.get(Stand.class, name, () -> new Stand(name));
    }

    private final class Stand implements Fixture {
        private final String name;

        Stand(String name) {
            this.name = name;
            events.add("start " + name);
        }

        @Override
        public void close() {
            events.add("close " + name);
        }
    }
}
