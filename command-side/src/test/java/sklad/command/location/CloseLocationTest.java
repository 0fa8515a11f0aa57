package sklad.command.location;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.location.LocationCommand.CloseLocation;
import sklad.command.masterdata.UnknownLocation;
import sklad.events.LocationClosed;
import sklad.events.LocationOpened;

class CloseLocationTest {

    private final AggregateTestFixture<Location> fixture = new AggregateTestFixture<>(Location.class);

    @Test
    void closes_a_location() {
        fixture.given(new LocationOpened("MAIN", "Main warehouse"))
                .when(new CloseLocation("MAIN", "moved"))
                .expectEvents(new LocationClosed("MAIN", "moved"));
    }

    @Test
    void applies_nothing_to_a_location_that_is_closed_already() {
        fixture.given(new LocationOpened("MAIN", "Main warehouse"), new LocationClosed("MAIN", null))
                .when(new CloseLocation("MAIN", "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_location() {
        fixture.givenNoPriorActivity()
                .when(new CloseLocation("MAIN", null))
                .expectException(UnknownLocation.class)
                .expectNoEvents();
    }
}
