package sklad.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a delivery may go, in all the ways to write an address. */
class AllowedAddressesTest {

    private final AllowedAddresses addresses = new AllowedAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "8000::1",
            })
    void private_and_special_addresses_are_not_allowed(String address) throws UnknownHostException {
        assertThat(addresses.allows(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> addresses.resolve(address)).isInstanceOf(AllowedAddresses.NotAllowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "128.0.0.1",
                "169.253.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.0.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8"
            })
    void public_addresses_are(String address) throws UnknownHostException {
        assertThat(addresses.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/hook",
                "https://127.1/hook",
                "https://2130706433/hook",
                "https://0x7f000001/hook",
                "https://0x7f.0.0.1/hook",
                "https://0177.0.0.1/hook",
                "https://017700000001/hook",
                "https://localhost/hook",
                "https://LOCALHOST./hook",
                "https://[::1]/hook",
                "https://[0:0:0:0:0:0:0:1]/hook",
                "https://[::ffff:127.0.0.1]/hook",
                "https://[::ffff:7f00:1]/hook",
                "https://[fe80::1%25eth0]/hook",
                "https://[fe80::1%eth0]/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1:8443/",
                "http://1.1.1.1/hook",
                "ftp://1.1.1.1/hook",
                "file:///etc/passwd",
                "https:///hook",
                "https://",
                "1.1.1.1/hook",
                "https://user:secret@1.1.1.1/hook",
                "https://1.1.1.1@127.0.0.1/hook",
                "https://127.0.0.1#@1.1.1.1/hook",
                "https://1.1.1.1/hook#part",
                "https://1.1.1.1:0/hook",
                "https://1.1.1.1:65536/hook",
                "https://1.1.1.1:99999999999/hook",
                "https://exa mple.com/hook",
                "https://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/hook",
            })
    void a_url_that_leads_there_however_it_is_written_is_refused(String url) {
        assertThat(new Destinations(addresses, false).objectionTo(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://1.1.1.1/hook", "HTTPS://1.1.1.1:8443", "https://[2606:4700::1111]:443/a?b=c"})
    void a_public_one_is_not(String url) {
        assertThat(new Destinations(addresses, false).objectionTo(url)).isEmpty();
    }

    @Test
    void a_name_that_nobody_knows_is_refused() {
        AllowedAddresses unknown = new AllowedAddresses(List.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(new Destinations(unknown, false).objectionTo("https://shop.example/hook"))
                .contains("names a host that can't be found");
    }

    @Test
    void a_name_with_one_private_address_among_public_ones_is_refused() {
        AllowedAddresses mixed = new AllowedAddresses(List.of(), host ->
                new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")});

        assertThatThrownBy(() -> mixed.resolve("mixed.example"))
                .isInstanceOf(AllowedAddresses.NotAllowed.class)
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void the_configuration_can_allow_networks_and_unencrypted_deliveries() throws UnknownHostException {
        AllowedAddresses some = new AllowedAddresses(List.of("10.1.0.0/16", "::1/128"));

        assertThat(some.allows(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("10.2.0.0"))).isFalse();
        assertThat(some.allows(InetAddress.getAllByName("::1")[0])).isTrue();
        assertThat(some.allows(InetAddress.getLoopbackAddress())).isFalse();
        assertThat(new Destinations(some, true).objectionTo("http://10.1.2.3:8080/hook"))
                .isEmpty();
        assertThat(new Destinations(some, false).objectionTo("http://10.1.2.3:8080/hook"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "localhost/8", "::1/129", "", "/8"})
    void a_network_that_is_none_is_named(String text) {
        assertThatThrownBy(() -> Network.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no network such as 10.0.0.0/8");
    }
}
