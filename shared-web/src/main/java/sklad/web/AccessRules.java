package sklad.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A side's table of who may call what; the first rule that fits a request decides. */
public final class AccessRules {

    private final List<Rule> rules = new ArrayList<>();

    AccessRules() {}

    /** Lets these roles in, and those that are stronger; no roles: anybody, without a token. */
    public AccessRules allow(HttpMethod method, String pattern, Role... roles) {
        return add(method, pattern, roles);
    }

    /** The same for every method. */
    public AccessRules allow(String pattern, Role... roles) {
        return add(null, pattern, roles);
    }

    private AccessRules add(@Nullable HttpMethod method, String pattern, Role... roles) {
        Set<Role> allowed = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::andStronger).forEach(allowed::addAll);
        rules.add(new Rule(method, PathPatternParser.defaultInstance.parse(pattern), allowed));
        return this;
    }

    List<Rule> all() {
        return rules;
    }

    Optional<Rule> of(HttpServletRequest request) {
        return rules.stream().filter(rule -> rule.matcher().matches(request)).findFirst();
    }

    boolean covers(HttpMethod method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return rules.stream()
                .anyMatch(rule -> (rule.method == null || rule.method.equals(method)) && rule.pattern.matches(parsed));
    }

    record Rule(@Nullable HttpMethod method, PathPattern pattern, Set<Role> roles) {

        PathPatternRequestMatcher matcher() {
            PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
            return method == null
                    ? builder.matcher(pattern.getPatternString())
                    : builder.matcher(method, pattern.getPatternString());
        }

        String[] authorities() {
            return roles.stream().map(Role::authority).toArray(String[]::new);
        }
    }
}
