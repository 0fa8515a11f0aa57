package sklad.query.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/** To which addresses a webhook may be registered. */
final class Destinations {

    private final AllowedAddresses addresses;
    private final boolean allowHttp;

    Destinations(AllowedAddresses addresses, boolean allowHttp) {
        this.addresses = addresses;
        this.allowHttp = allowHttp;
    }

    /** What is wrong with it; empty if nothing is. */
    Optional<String> objectionTo(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return Optional.of("is no URL");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !"http".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("must begin with https://");
        }
        if (!https && !allowHttp) {
            return Optional.of("must begin with https://: unencrypted deliveries are not allowed here");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.of("must name a host, by a name or an address in its usual form");
        }
        // Some read it as octal, and others do not.
        if (uri.getHost().matches("([0-9]+\\.)*0[0-9]+(\\.[0-9]+)*")) {
            return Optional.of("must name a host by an address without leading zeros");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must have no user, password or fragment");
        }
        return objectionToHost(uri.getHost());
    }

    private Optional<String> objectionToHost(String host) {
        try {
            addresses.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            return Optional.empty();
        } catch (AllowedAddresses.NotAllowed refusal) {
            return Optional.of("leads to an address that is not public; see sklad.webhooks.allowed-networks");
        } catch (UnknownHostException unknown) {
            return Optional.of("names a host that can't be found");
        }
    }
}
