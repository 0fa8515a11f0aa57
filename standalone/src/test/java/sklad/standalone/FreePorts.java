package sklad.standalone;

import java.util.concurrent.ThreadLocalRandom;

/** Finds a port base whose ports nobody uses. */
public final class FreePorts {

    private static final int ATTEMPTS = 200;

    private FreePorts() {}

    public static Ports find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            try {
                ports.requireFree();
                return ports;
            } catch (CannotStart inUse) {
                // The next guess may be luckier.
            }
        }
        throw new IllegalStateException("No free ports in " + ATTEMPTS + " attempts");
    }
}
