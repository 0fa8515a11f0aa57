package sklad.compose;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, read as compose reads it: anchors merged, variables filled in. */
final class ComposeFile {

    static final Path REPOSITORY = Path.of("..");

    /** {@code ${NAME:?why}} must be given; {@code ${NAME:-default}} may be. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([?-])([^}]*))?}");

    private final Map<?, ?> services;

    private ComposeFile(Map<?, ?> services) {
        this.services = services;
    }

    static ComposeFile read() throws IOException {
        try (Reader reader = Files.newBufferedReader(REPOSITORY.resolve("docker-compose.yml"))) {
            Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new ComposeFile((Map<?, ?>) Objects.requireNonNull(file.get("services")));
        }
    }

    Set<String> services() {
        Set<String> names = new TreeSet<>();
        services.keySet().forEach(name -> names.add((String) name));
        return names;
    }

    Map<?, ?> service(String name) {
        return (Map<?, ?>) Objects.requireNonNull(services.get(name), name);
    }

    /** A service's environment, as it is written. */
    Map<?, ?> rawEnvironment(String service) {
        return (Map<?, ?>) Objects.requireNonNull(service(service).get("environment"), service);
    }

    /** A service's environment, with these values for the variables that must be given. */
    Map<String, String> environment(String service, Map<String, String> variables) {
        Map<String, String> environment = new LinkedHashMap<>();
        rawEnvironment(service)
                .forEach((name, value) -> environment.put((String) name, filledIn((String) value, variables)));
        return environment;
    }

    /** Every variable that has no default, wherever it is used. */
    Set<String> requiredVariables() {
        return variables(marker -> Objects.equals(marker, "?"));
    }

    /** Every variable that would silently be empty. */
    Set<String> unguardedVariables() {
        return variables(Objects::isNull);
    }

    private Set<String> variables(Predicate<@Nullable String> marker) {
        Set<String> names = new TreeSet<>();
        strings(services).forEach(text -> VARIABLE.matcher(text)
                .results()
                .filter(variable -> marker.test(variable.group(2)))
                .forEach(variable -> names.add(variable.group(1))));
        return names;
    }

    private static List<String> strings(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream()
                    .flatMap(inner -> strings(inner).stream())
                    .toList();
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(inner -> strings(inner).stream()).toList();
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    private static String filledIn(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(value(variable, variables)));
    }

    private static String value(MatchResult variable, Map<String, String> variables) {
        String given = variables.get(variable.group(1));
        if (given != null) {
            return given;
        }
        if (!"-".equals(variable.group(2))) {
            throw new IllegalStateException(variable.group(1) + " has no value: " + variable.group(3));
        }
        return variable.group(3);
    }
}
