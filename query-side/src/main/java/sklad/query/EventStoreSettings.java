package sklad.query;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the event store is; there is no default, so that nobody reads a wrong one. */
@ConfigurationProperties("sklad.event-store.datasource")
record EventStoreSettings(String url, String username, String password) {

    EventStoreSettings {
        require("url", url);
        require("username", username);
        require("password", password);
    }

    private static void require(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("sklad.event-store.datasource." + name + " is not set");
        }
    }
}
