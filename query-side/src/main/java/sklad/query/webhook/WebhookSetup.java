package sklad.query.webhook;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what deliveries are made with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookSetup {

    private final WebhookSettings settings;

    WebhookSetup(WebhookSettings settings) {
        this.settings = settings;
    }

    @Bean
    AllowedAddresses allowedAddresses() {
        return new AllowedAddresses(settings.allowedNetworks());
    }

    @Bean
    Destinations destinations(AllowedAddresses addresses) {
        return new Destinations(addresses, settings.allowHttp());
    }

    @Bean
    WebhookClient webhookClient(AllowedAddresses addresses) {
        return new WebhookClient(addresses, settings);
    }

    @Bean
    WebhookSecrets webhookSecrets() {
        return new WebhookSecrets(settings.masterKey());
    }

    @Bean
    Signatures signatures(WebhookSecrets secrets) {
        return new Signatures(secrets, settings.secretOverlap());
    }

    @Bean
    Retries retries() {
        return new Retries(settings);
    }
}
