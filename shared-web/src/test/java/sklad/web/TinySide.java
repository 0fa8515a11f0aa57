package sklad.web;

import io.swagger.v3.oas.models.OpenAPI;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The smallest application that uses all of the shared edge. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebSetup.class, TinySide.Things.class})
class TinySide {

    @Bean
    SecurityFilterChain security(HttpSecurity http, ApiSecurity security) {
        return security.chain(http, rules -> rules.allow(HttpMethod.GET, "/things/**", Role.VIEWER)
                .allow(HttpMethod.POST, "/things/**", Role.CLERK));
    }

    @Bean
    OpenAPI openApi(ApiDocument document) {
        return document.of("Tiny", "Things");
    }

    enum Kind {
        incoming,
        outgoing
    }

    record Thing(
            @NotBlank String name,
            @Digits(integer = 15, fraction = 6) @Nullable BigDecimal quantity,
            @Nullable Kind kind,
            @Nullable Instant at,
            @Nullable Integer size,
            @Nullable List<@Valid Thing> parts) {}

    enum Colour {
        RED,
        BLUE
    }

    @RestController
    static class Things {

        @PostMapping("/things")
        Thing echo(@RequestBody @Valid Thing thing) {
            return thing;
        }

        @GetMapping("/things/me")
        Map<String, Object> me(Caller caller) {
            return Map.of("caller", caller, "traceId", String.valueOf(MDC.get(TraceId.KEY)));
        }

        @GetMapping("/things")
        String list(@RequestParam(defaultValue = "10") @Max(100) int limit, @RequestParam Colour colour) {
            return colour + " " + limit;
        }

        @GetMapping("/things/many")
        List<Integer> many(@RequestParam int count) {
            return IntStream.range(0, count).boxed().toList();
        }

        @GetMapping("/things/{id}")
        String thing(@PathVariable String id) {
            if (id.equals("broken")) {
                throw new IllegalStateException("secret detail");
            }
            throw Problems.refusal(HttpStatus.CONFLICT, "conflict", "Always");
        }
    }
}
