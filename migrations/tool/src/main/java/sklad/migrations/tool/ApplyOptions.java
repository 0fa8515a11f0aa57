package sklad.migrations.tool;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How careful a command that changes a database is with everybody else who uses it. */
final class ApplyOptions {

    private static final Pattern TIME = Pattern.compile("(\\d{1,7})(ms|s|m|h)");

    @Option(
            names = "--large-table-rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "From how many rows on a table is large. Default: 100000.")
    private long largeTableRows;

    @Option(names = "--accept-locks", description = "Run statements that keep others from a large table for long, too.")
    private boolean acceptLocks;

    @Option(
            names = "--lock-wait",
            paramLabel = "TIME",
            converter = Time.class,
            description = "How long to wait for another deployment to end. Default: 10s.")
    private Duration lockWait = Duration.ofSeconds(10);

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            converter = Time.class,
            description = "How long a statement waits for a table that others use before it gives up, so that nobody"
                    + " queues behind it. Default: 5s; 0s waits for ever.")
    private Duration lockTimeout = Duration.ofSeconds(5);

    Duration lockWait() {
        return lockWait;
    }

    String lockTimeout() {
        return lockTimeout.toMillis() + "ms";
    }

    long largeTableRows() {
        return largeTableRows;
    }

    boolean acceptLocks() {
        return acceptLocks;
    }

    /** Reads 500ms, 30s, 5m, 1h. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            Matcher parts = TIME.matcher(text);
            if (!parts.matches()) {
                throw new TypeConversionException(text + " is no time: 500ms, 30s, 5m, 1h");
            }
            long count = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
        }
    }
}
