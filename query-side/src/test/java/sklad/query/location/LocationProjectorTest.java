package sklad.query.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sklad.query.projection.Events.location;

import java.util.List;
import org.junit.jupiter.api.Test;
import sklad.events.LocationClosed;
import sklad.query.projection.History;
import sklad.query.projection.MissingRow;
import sklad.query.projection.ProjectorBench;

class LocationProjectorTest {

    private final ProjectorBench bench = new ProjectorBench(new LocationProjector());
    private final History history = new History();

    @Test
    void an_opened_location_is_open_until_it_is_closed() {
        bench.project(history.happened(location("MAIN"), location("SHOP"), new LocationClosed("SHOP", "moved"))
                .events());

        assertThat(bench.rows("location"))
                .containsExactly(
                        "(MAIN,0,1,\"Location MAIN\",t,\"2026-01-05 08:00:01+00\",)",
                        "(SHOP,1,3,\"Location SHOP\",f,\"2026-01-05 08:00:02+00\",\"2026-01-05 08:00:03+00\")");
    }

    @Test
    void the_same_events_twice_change_nothing() {
        bench.project(history.happened(location("MAIN"), new LocationClosed("MAIN", null))
                .events());
        List<String> once = bench.rows("location");

        bench.projectOneByOne(history.events());

        assertThat(bench.rows("location")).isEqualTo(once);
    }

    @Test
    void closing_fails_on_a_location_that_was_never_opened() {
        history.happened(location("MAIN"), new LocationClosed("MAIN", null));

        assertThatThrownBy(() -> bench.project(List.of(history.last())))
                .isInstanceOf(MissingRow.class)
                .hasMessage("No row MAIN in location");
    }
}
