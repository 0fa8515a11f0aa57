package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderTextTest {

    @Test
    void allows_exactly_the_characters_that_the_firewall_allows_by_itself() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        IntPredicate differs = point -> {
            String value = "a" + Character.toString(point) + "z";
            return HeaderText.isAllowed(value) != letIn(firewall, value);
        };

        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(differs))
                .isEmpty();
    }

    private static boolean letIn(StrictHttpFirewall firewall, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("X-Any", value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader("X-Any"));
        } catch (RequestRejectedException rejected) {
            return false;
        }
    }
}
