package sklad.command.location;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.location.LocationCommand.OpenLocation;
import sklad.events.LocationClosed;
import sklad.events.LocationOpened;

class OpenLocationTest {

    private final AggregateTestFixture<Location> fixture = new AggregateTestFixture<>(Location.class);

    @Test
    void opens_a_location() {
        fixture.givenNoPriorActivity()
                .when(new OpenLocation("MAIN", "Main warehouse"))
                .expectEvents(new LocationOpened("MAIN", "Main warehouse"));
    }

    @Test
    void opens_a_closed_location_again() {
        fixture.given(new LocationOpened("MAIN", "Main warehouse"), new LocationClosed("MAIN", null))
                .when(new OpenLocation("MAIN", "Main hall"))
                .expectEvents(new LocationOpened("MAIN", "Main hall"));
    }

    @Test
    void refuses_a_location_that_is_open_already() {
        fixture.given(new LocationOpened("MAIN", "Main warehouse"))
                .when(new OpenLocation("MAIN", "Main hall"))
                .expectException(DuplicateLocation.class)
                .expectNoEvents();
    }
}
