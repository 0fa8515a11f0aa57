package sklad.bench.system;

import java.io.BufferedReader;
import java.io.IOException;

/** The memory of a process. */
public final class Resident {

    private static final int KILOBYTE = 1024;

    private Resident() {}

    /** What it holds in memory, in bytes; 0: this machine does not tell. */
    public static long bytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + pid).start();
            try (BufferedReader lines = ps.inputReader()) {
                String line = lines.readLine();
                return line == null ? 0 : Long.parseLong(line.strip()) * KILOBYTE;
            }
        } catch (IOException unknown) {
            return 0;
        }
    }
}
