package sklad.command.user;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import sklad.command.user.UserCommand.RegisterUser;
import sklad.events.UserRegistered;

class RegisterUserTest {

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    @Test
    void makes_a_user_known() {
        fixture.givenNoPriorActivity()
                .when(new RegisterUser("anna", "clerk"))
                .expectEvents(new UserRegistered("anna", "clerk"));
    }

    @Test
    void refuses_a_user_who_is_registered_already() {
        fixture.given(new UserRegistered("anna", "clerk"))
                .when(new RegisterUser("anna", "admin"))
                .expectException(DuplicateUser.class)
                .expectNoEvents();
    }
}
