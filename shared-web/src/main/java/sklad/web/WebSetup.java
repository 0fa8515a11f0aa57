package sklad.web;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.xml.Jaxb2RootElementHttpMessageConverter;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a side's HTTP edge needs besides its controllers, its rules ({@link ApiSecurity}) and its title
 * ({@link ApiDocument}).
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:sklad/web/defaults.properties")
@EnableConfigurationProperties({SecurityProperties.class, WebProperties.class, OpenApiProperties.class})
@Import({WebProblemAdvice.class, ErrorAnswers.class, TokenValidation.class})
public class WebSetup {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    ApiSecurity apiSecurity(
            SecurityProperties properties,
            JwtDecoder decoder,
            OAuth2TokenValidator<Jwt> strictTimes,
            ProblemWriter problems) {
        RememberedTokens remembering = new RememberedTokens(decoder, strictTimes, Ticker.systemTicker());
        return new ApiSecurity(remembering, new TokenReader(properties), problems);
    }

    /** Requests are observed as a whole; each filter of Spring Security by itself costs more than a command does. */
    @Bean
    SecurityObservationSettings noObservationOfEachFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RuleCoverage ruleCoverage(ObjectProvider<RequestMappingHandlerMapping> mappings, ApiSecurity security) {
        return new RuleCoverage(mappings, security);
    }

    @Bean
    ApiDocument apiDocument(OpenApiProperties properties) {
        return new ApiDocument(properties);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    MalformedBody malformedBody(BodyLimitFilter limit) {
        return new MalformedBody(limit);
    }

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return StrictJson::factory;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return StrictJson::mapper;
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(WebProperties properties, ProblemWriter problems) {
        return new BodyLimitFilter(properties.maxBodySize(), problems);
    }

    @Bean
    FilterRegistrationBean<TraceIdFilter> traceIdFirst() {
        FilterRegistrationBean<TraceIdFilter> first = new FilterRegistrationBean<>(new TraceIdFilter());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitBeforeSecurity(BodyLimitFilter filter) {
        FilterRegistrationBean<BodyLimitFilter> early = new FilterRegistrationBean<>(filter);
        early.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return early;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Bean
    WebMvcRegistrations pathsFirst() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PathFirstMapping();
            }
        };
    }

    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        firewall.setAllowedHeaderNames(HeaderText::isAllowedName);
        firewall.setAllowedHeaderValues(HeaderText::isAllowedValue);
        return firewall;
    }

    @Bean
    WebMvcConfigurer controllerArgumentsAndBodies() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
                resolvers.add(new RecordArgument());
            }

            @Override
            public void addFormatters(FormatterRegistry formatters) {
                formatters.addConverterFactory(new LowerCaseEnums());
            }

            /** Bodies are JSON. Who can write XML, too, is asked about each answer. */
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.configureMessageConvertersList(list -> {
                    list.removeIf(Jaxb2RootElementHttpMessageConverter.class::isInstance);
                    list.replaceAll(converter -> converter instanceof JacksonJsonHttpMessageConverter json
                            ? new SizedJson(json.getMapper())
                            : converter);
                });
            }
        };
    }
}
