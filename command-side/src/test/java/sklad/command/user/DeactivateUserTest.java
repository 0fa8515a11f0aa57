package sklad.command.user;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.user.UserCommand.DeactivateUser;
import sklad.events.UserDeactivated;
import sklad.events.UserRegistered;

class DeactivateUserTest {

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    @Test
    void stops_a_user() {
        fixture.given(new UserRegistered("anna", "clerk"))
                .when(new DeactivateUser("anna", "left"))
                .expectEvents(new UserDeactivated("anna", "left"));
    }

    @Test
    void applies_nothing_to_a_user_who_is_deactivated_already() {
        fixture.given(new UserRegistered("anna", "clerk"), new UserDeactivated("anna", null))
                .when(new DeactivateUser("anna", "again"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_user() {
        fixture.givenNoPriorActivity()
                .when(new DeactivateUser("anna", null))
                .expectException(UnknownUser.class)
                .expectNoEvents();
    }
}
