package sklad.query;

import com.zaxxer.hikari.HikariDataSource;
import io.swagger.v3.oas.models.OpenAPI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import sklad.query.answer.AnswerDocument;
import sklad.query.answer.Answers;
import sklad.query.answer.KnownParameters;
import sklad.query.answer.Places;
import sklad.query.audit.AccessLog;
import sklad.query.audit.AccessLogFilter;
import sklad.query.projection.ProjectionPositions;
import sklad.query.projection.ProjectionSettings;
import sklad.query.projection.StoreHead;
import sklad.web.ApiDocument;
import sklad.web.ApiSecurity;
import sklad.web.Role;

/** The query side's HTTP edge: who may ask what, and how it is answered. */
@Configuration(proxyBeanMethods = false)
class WebEdge {

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            ApiSecurity security,
            AccessLog accesses,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        http.addFilterBefore(new AccessLogFilter(accesses, problems), ExceptionTranslationFilter.class);
        return security.chain(http, rules -> rules.allow(HttpMethod.GET, "/products/**", Role.VIEWER)
                .allow(HttpMethod.GET, "/stock", Role.VIEWER)
                .allow(HttpMethod.GET, "/movements/**", Role.VIEWER)
                .allow(HttpMethod.GET, "/stream", Role.VIEWER)
                .allow(HttpMethod.GET, "/locations/**", Role.VIEWER)
                .allow(HttpMethod.GET, "/periods", Role.VIEWER)
                .allow(HttpMethod.GET, "/policies/**", Role.VIEWER)
                .allow(HttpMethod.GET, "/users", Role.MANAGER, Role.AUDITOR)
                .allow(HttpMethod.GET, "/users/{username}", Role.VIEWER)
                .allow("/audit/**", Role.AUDITOR)
                .allow(HttpMethod.GET, "/reports/user-activity", Role.MANAGER, Role.AUDITOR)
                .allow(HttpMethod.GET, "/reports/**", Role.VIEWER)
                .allow("/webhooks/**", Role.ADMIN)
                .allow("/operations/**", Role.ADMIN));
    }

    @Bean
    OpenAPI openApi(ApiDocument document) {
        return document.of("Sklad: query side", """
                Reads what has become of the events. Every answer says in `Sklad-Position` which event it reflects last, and
                in `Sklad-Lag` how many the store has beyond it. A list goes on at `nextCursor`; it neither repeats nor
                misses an item, whatever is stored meanwhile. To read your own write, send the `position` of its answer as
                `after`: 504 `projection-behind` says that it took too long.

                Problems are RFC 9457 documents with a `code`: `invalid-field`, `unauthenticated`, `forbidden`,
                `unknown-product`, `unknown-location`, `unknown-user`, `not-found`, `projection-behind`, `in-the-future`,
                `too-many-streams`, `unknown-webhook`, `too-many-webhooks`, `webhooks-off`, `store-unavailable`,
                `history-damaged`, `internal`; of replays and rebuilds also `already-at-work`, `not-at-work`,
                `too-many-kept`, `no-tables`, `no-standby`, `other-schema`.""");
    }

    @Bean
    AnswerDocument answerDocument() {
        return new AnswerDocument();
    }

    @Bean
    Answers answers(
            ProjectionPositions positions,
            StoreHead head,
            ProjectionSettings settings,
            HikariDataSource pool,
            PlatformTransactionManager transactions) {
        Places places = new Places(pool.getMaximumPoolSize(), Duration.ofMillis(pool.getConnectionTimeout()));
        return new Answers(positions, head, settings.waitAtMost(), places, transactions);
    }

    @Bean
    WebMvcConfigurer knownParametersOnly() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters());
            }
        };
    }
}
