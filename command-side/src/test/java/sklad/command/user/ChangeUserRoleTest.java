package sklad.command.user;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.user.UserCommand.ChangeUserRole;
import sklad.events.UserRegistered;
import sklad.events.UserRoleChanged;

class ChangeUserRoleTest {

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    @Test
    void changes_the_role() {
        fixture.given(new UserRegistered("anna", "clerk"))
                .when(new ChangeUserRole("anna", "manager"))
                .expectEvents(new UserRoleChanged("anna", "manager"));
    }

    @Test
    void applies_nothing_when_the_role_is_the_same() {
        fixture.given(new UserRegistered("anna", "clerk"))
                .when(new ChangeUserRole("anna", "clerk"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_unknown_user() {
        fixture.givenNoPriorActivity()
                .when(new ChangeUserRole("anna", "clerk"))
                .expectException(UnknownUser.class)
                .expectNoEvents();
    }
}
