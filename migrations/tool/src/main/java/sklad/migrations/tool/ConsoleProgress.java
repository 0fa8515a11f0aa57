package sklad.migrations.tool;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import sklad.migrations.tool.archive.Progress;

/**
 * Says on the console how far it is, how fast, and how long it will take: a line that changes where the launcher has found a
 * terminal, or else one now and then.
 */
final class ConsoleProgress implements Progress {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(500);
    private static final Duration IN_A_LOG = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private String table = "";
    private long begun;
    private long said;

    ConsoleProgress(PrintWriter out) {
        this.out = out;
        this.terminal = Boolean.getBoolean("sklad.terminal");
    }

    @Override
    public void at(String name, long rows, long of) {
        long now = System.nanoTime();
        if (!name.equals(table)) {
            table = name;
            begun = now;
            said = now;
        }
        if (now - said >= (terminal ? ON_A_TERMINAL : IN_A_LOG).toNanos()) {
            said = now;
            say(rows, of, now - begun);
        }
    }

    /** Leaves the line to what comes next. */
    void end() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    private void say(long rows, long of, long nanos) {
        double rate = rows / (nanos / 1e9);
        String line =
                String.format(Locale.ROOT, "%s %,d of %,d, %,.0f a second, %s left", table, rows, of, rate, left((long)
                        ((of - rows) / Math.max(rate, 1))));
        out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
        out.flush();
    }

    private static String left(long seconds) {
        return seconds < 120 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}
