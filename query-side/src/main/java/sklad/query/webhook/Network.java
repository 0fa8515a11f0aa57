package sklad.query.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, as {@code 10.0.0.0/8}. */
record Network(InetAddress first, int prefix) {

    static Network of(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            if (parts.length == 2 && parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                // A literal: nobody is asked.
                Network network = new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
                if (network.prefix >= 0 && network.prefix <= network.first.getAddress().length * 8) {
                    return network;
                }
            }
        } catch (UnknownHostException | NumberFormatException notANetwork) {
            throw new IllegalArgumentException(text + " is no network such as 10.0.0.0/8", notANetwork);
        }
        throw new IllegalArgumentException(text + " is no network such as 10.0.0.0/8");
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
