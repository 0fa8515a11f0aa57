package sklad.migrations.tool;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs this command, for the history and for whoever waits for the lock. */
final class Operator {

    private static final int LONGEST = 90;

    private Operator() {}

    /** anna@buildhost */
    static String name() {
        String name = System.getProperty("user.name", "?") + "@" + host();
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** What a session is called in pg_stat_activity; PostgreSQL keeps 63 bytes. */
    static String session(String command) {
        String name = "migrate " + command + " by " + name();
        String process = " (process " + ProcessHandle.current().pid() + ")";
        int room = 63 - process.length();
        return (name.length() > room ? name.substring(0, room) : name) + process;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "?";
        }
    }
}
