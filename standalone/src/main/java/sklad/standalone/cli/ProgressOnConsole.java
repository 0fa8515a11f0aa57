package sklad.standalone.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import sklad.standalone.load.ImportProgress;

/** A bar on a terminal; elsewhere a line every few seconds. */
abstract class ProgressOnConsole implements ImportProgress {

    private final PrintWriter err;

    private ProgressOnConsole(PrintWriter err) {
        this.err = err;
    }

    /** The launcher knows whether standard error is a terminal. */
    static ImportProgress on(PrintWriter err, String task, String unit) {
        return Boolean.getBoolean("sklad.terminal") ? new Bar(err, task, unit) : new Lines(err, unit);
    }

    @Override
    public void say(String message) {
        err.println(message);
    }

    private static final class Bar extends ProgressOnConsole {

        private final String task;
        private final String unit;
        private @Nullable ProgressBar bar;

        Bar(PrintWriter err, String task, String unit) {
            super(err);
            this.task = task;
            this.unit = unit;
        }

        @Override
        public void begin(long lines) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(lines)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }

        @Override
        public void advance(long lines) {
            if (bar != null) {
                bar.stepBy(lines);
            }
        }

        @Override
        public void end() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private static final class Lines extends ProgressOnConsole {

        private static final long INTERVAL = 3_000_000_000L;

        private final PrintWriter err;
        private final String unit;
        private final long begun = System.nanoTime();
        private long told = begun;
        private long total;
        private long done;

        Lines(PrintWriter err, String unit) {
            super(err);
            this.err = err;
            this.unit = unit;
        }

        @Override
        public void begin(long lines) {
            total = lines;
        }

        @Override
        public void advance(long lines) {
            done += lines;
            long now = System.nanoTime();
            if (now - told > INTERVAL && done < total) {
                told = now;
                double rate = done / ((now - begun) / 1e9);
                err.printf(
                        Locale.ROOT,
                        "%,d of %,d %s (%d %%), %,.0f a second, %,.0f s left%n",
                        done,
                        total,
                        unit,
                        100 * done / total,
                        rate,
                        (total - done) / rate);
            }
        }

        @Override
        public void end() {
            err.flush();
        }
    }
}
