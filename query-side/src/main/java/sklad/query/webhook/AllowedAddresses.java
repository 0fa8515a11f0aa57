package sklad.query.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host, and gives them out only if a delivery may go to each. It is asked whenever a connection is
 * made, and the connection goes to what it has given out: a name can't be turned to another address in between.
 */
final class AllowedAddresses implements DnsResolver {

    /** All that is not for everybody: private, shared, loopback, link-local, multicast, reserved, for examples. */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // Of IPv6 what is not in 2000::/3, and therein what is special or has an IPv4 address inside.
                    "::/3",
                    "4000::/2",
                    "8000::/1",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;
    private final Names names;

    AllowedAddresses(List<String> allowedNetworks) {
        this(allowedNetworks, InetAddress::getAllByName);
    }

    AllowedAddresses(List<String> allowedNetworks, Names names) {
        this.allowed = allowedNetworks.stream().map(Network::of).toList();
        this.names = names;
    }

    boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address))
                || NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    /** @throws NotAllowed one of them is not for deliveries */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!Arrays.stream(addresses).allMatch(this::allows)) {
            throw new NotAllowed(host);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The system's way from a name to its addresses. */
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** The host has an address to which nothing may be delivered; it does not say which. */
    static final class NotAllowed extends UnknownHostException {
        NotAllowed(String host) {
            super(host + " has an address that is not public");
        }
    }
}
