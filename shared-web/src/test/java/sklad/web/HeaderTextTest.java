package sklad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderTextTest {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();

    @Test
    void values_have_exactly_the_characters_that_the_firewall_allows_by_itself() {
        IntPredicate differs = point -> {
            String value = "a" + Character.toString(point) + "z";
            return HeaderText.isAllowedValue(value) != letIn("X-Any", value);
        };

        assertThat(everyPoint().filter(differs)).isEmpty();
    }

    @Test
    void names_have_exactly_the_characters_that_the_firewall_allows_by_itself() {
        IntPredicate differs = point -> {
            String name = "a" + Character.toString(point) + "z";
            return HeaderText.isAllowedName(name) != letIn(name, "any");
        };

        assertThat(everyPoint().filter(differs)).isEmpty();
    }

    private static IntStream everyPoint() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
    }

    private boolean letIn(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader(name, value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader(name));
        } catch (RequestRejectedException rejected) {
            return false;
        }
    }
}
