package sklad.command;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import sklad.command.dispatch.BatchRoom;
import sklad.command.dispatch.Conditions;
import sklad.command.dispatch.ConditionsArgument;
import sklad.web.AccessRules;
import sklad.web.ApiDocument;
import sklad.web.ApiSecurity;
import sklad.web.Role;

/** Who may send which command, and the API document. */
@Configuration(proxyBeanMethods = false)
class EdgeSetup implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Conditions.class);
    }

    private final BatchRoom room;

    EdgeSetup(CommandProperties properties) {
        this.room = properties.batchRoom() == null
                ? BatchRoom.inThisHeap(properties.streamPatience())
                : new BatchRoom(properties.batchRoom(), properties.streamPatience());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(room).addPathPatterns("/movements/batch");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ConditionsArgument());
    }

    @Bean
    SecurityFilterChain security(ApiSecurity security, HttpSecurity http) {
        return security.chain(http, EdgeSetup::rules);
    }

    @Bean
    OpenAPI openApi(ApiDocument document) {
        return document.of("Sklad: commands", """
                Everything that changes the warehouse. An answer carries the `position` at which the change is stored: give \
                it to the query side as `?after=` to read your own write. Refusals are problem details with a stable `code`.""");
    }

    @Bean
    OperationCustomizer conditionsInTheDocument() {
        return new ConditionsDocument();
    }

    private static void rules(AccessRules rules) {
        rules.allow(HttpMethod.POST, "/movements/{movementId}/reversal", Role.MANAGER)
                .allow(HttpMethod.POST, "/movements/**", Role.CLERK)
                .allow(HttpMethod.POST, "/products/**", Role.MANAGER)
                .allow(HttpMethod.PATCH, "/products/**", Role.MANAGER)
                .allow(HttpMethod.POST, "/locations/**", Role.MANAGER)
                .allow(HttpMethod.POST, "/periods/close", Role.MANAGER)
                .allow(HttpMethod.POST, "/periods/reopen", Role.ADMIN)
                .allow(HttpMethod.PUT, "/policies/**", Role.MANAGER)
                .allow(HttpMethod.POST, "/users/**", Role.ADMIN)
                .allow(HttpMethod.PUT, "/users/**", Role.ADMIN);
    }
}
