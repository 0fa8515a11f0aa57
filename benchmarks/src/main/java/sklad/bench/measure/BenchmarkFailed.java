package sklad.bench.measure;

import org.jspecify.annotations.Nullable;

/** A benchmark could not be carried out, or what came of it is wrong; the message says why. */
public final class BenchmarkFailed extends RuntimeException {

    public BenchmarkFailed(String message) {
        this(message, null);
    }

    public BenchmarkFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
