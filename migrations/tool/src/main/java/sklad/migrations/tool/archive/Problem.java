package sklad.migrations.tool.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, in words. */
final class Problem {

    private Problem() {}

    static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder or file.";
        }
        if (failure instanceof AccessDeniedException) {
            return "it is not permitted.";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason() + ".";
        }
        return String.valueOf(failure.getMessage()) + ".";
    }
}
