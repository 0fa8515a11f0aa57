package sklad.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everything listens, counted from one base so that two systems can stand side by side. */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 8080;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MAX_BASE = 65_535 - 9;

    public Ports {
        if (base < 1024 || base > MAX_BASE) {
            throw new IllegalArgumentException("the port base must be between 1024 and " + MAX_BASE);
        }
    }

    public int command() {
        return base + 1;
    }

    public int query() {
        return base + 2;
    }

    public int postgres() {
        return base + 5;
    }

    public int identity() {
        return base + 9;
    }

    public String commandUrl() {
        return "http://localhost:" + command();
    }

    public String queryUrl() {
        return "http://localhost:" + query();
    }

    /** Also the issuer in every token. */
    public String identityUrl() {
        return "http://localhost:" + identity();
    }

    /** Refuses, naming each port that something else listens on and what it was for. */
    public void requireFree() {
        Map<Integer, String> uses = new LinkedHashMap<>();
        uses.put(command(), "the command side");
        uses.put(query(), "the query side");
        uses.put(postgres(), "the embedded PostgreSQL");
        uses.put(identity(), "the development identity provider");
        StringBuilder taken = new StringBuilder();
        uses.forEach((port, use) -> {
            if (!isFree(port)) {
                taken.append("Port ")
                        .append(port)
                        .append(", meant for ")
                        .append(use)
                        .append(", is in use.\n");
            }
        });
        if (!taken.isEmpty()) {
            throw new CannotStart(taken + "Stop what listens there, or choose other ports: ./sklad start --port-base "
                    + (base + 100 <= MAX_BASE ? base + 100 : DEFAULT_BASE));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
