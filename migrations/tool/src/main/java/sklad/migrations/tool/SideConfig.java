package sklad.migrations.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.PropertyPlaceholderHelper;
import org.yaml.snakeyaml.error.YAMLException;
import sklad.migrations.Schema;

/** The addresses of the databases in command-side.yml and query-side.yml, so that they are written once. */
final class SideConfig {

    private static final String OWN = "spring.datasource.url";
    private static final String STORE_OF_THE_QUERY_SIDE = "sklad.event-store.datasource.url";
    private static final PropertyPlaceholderHelper PLACEHOLDERS =
            new PropertyPlaceholderHelper("${", "}", ":", null, false);

    private SideConfig() {}

    /** The first file that knows the schema's database; null if none does. */
    static @Nullable String url(Schema schema, List<Path> files, Map<String, String> environment) {
        for (Path file : files) {
            String url = url(schema, file);
            if (url != null) {
                return resolved(url, file, environment);
            }
        }
        return null;
    }

    private static @Nullable String url(Schema schema, Path file) {
        Map<?, ?> properties = properties(file);
        boolean querySide = properties.containsKey(STORE_OF_THE_QUERY_SIDE)
                || String.valueOf(file.getFileName()).startsWith("query-side");
        String key = querySide && schema == Schema.EVENT_STORE ? STORE_OF_THE_QUERY_SIDE : OWN;
        boolean known = querySide || schema == Schema.EVENT_STORE;
        Object value = known ? properties.get(key) : null;
        return value == null ? null : value.toString();
    }

    private static Map<?, ?> properties(Path file) {
        FileSystemResource resource = new FileSystemResource(file);
        if (!resource.isReadable()) {
            throw new Unusable("The configuration file " + file + " can't be read.");
        }
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(resource);
        try {
            return Objects.requireNonNull(yaml.getObject());
        } catch (YAMLException malformed) {
            throw new Unusable(file + " is not YAML: " + malformed.getMessage());
        }
    }

    private static String resolved(String url, Path file, Map<String, String> environment) {
        try {
            return PLACEHOLDERS.replacePlaceholders(url, environment::get);
        } catch (IllegalArgumentException unknown) {
            throw new Unusable(file + " names the address " + url + ", and the environment does not say what that is.");
        }
    }
}
