package sklad.web;

import jakarta.servlet.DispatcherType;
import java.util.function.Consumer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Makes a side's security filter chain: stateless, a verified JWT for everything but health, metrics and the API document,
 * and the side's own rules.
 */
public final class ApiSecurity {

    private static final String[] PUBLIC = {
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/prometheus",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/favicon.ico"
    };

    private final RememberedTokens decoder;
    private final TokenReader tokens;
    private final ProblemWriter problems;
    private final AccessRules rules = new AccessRules();

    ApiSecurity(RememberedTokens decoder, TokenReader tokens, ProblemWriter problems) {
        this.decoder = decoder;
        this.tokens = tokens;
        this.problems = problems;
    }

    /** The chain of the one side that runs in this application context. */
    public SecurityFilterChain chain(HttpSecurity http, Consumer<AccessRules> declaration) {
        declaration.accept(rules);
        SecurityProblems refusals = new SecurityProblems(problems, rules);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.withObjectPostProcessor(new EarlyHeaders()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(this::authorize)
                .oauth2ResourceServer(server -> resourceServer(server, refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    AccessRules rules() {
        return rules;
    }

    private void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(PUBLIC)
                .permitAll();
        for (AccessRules.Rule rule : rules.all()) {
            if (rule.roles().isEmpty()) {
                requests.requestMatchers(rule.matcher()).permitAll();
            } else {
                requests.requestMatchers(rule.matcher()).hasAnyAuthority(rule.authorities());
            }
        }
        // What no rule covers does not exist (RuleCoverage sees to it): a caller with a token learns that it is a 404.
        requests.anyRequest().authenticated();
    }

    private void resourceServer(OAuth2ResourceServerConfigurer<HttpSecurity> server, SecurityProblems refusals) {
        server.authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .bearerTokenResolver(decoder.resolver())
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(tokens))
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                        AuthenticationEntryPointFailureHandler failures =
                                new AuthenticationEntryPointFailureHandler(refusals);
                        failures.setRethrowAuthenticationServiceException(false);
                        filter.setAuthenticationFailureHandler(failures);
                        return filter;
                    }
                });
    }

    /** At the end of an answer they would cost each request a wrapper of it; nobody takes one of them back. */
    private static final class EarlyHeaders implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
