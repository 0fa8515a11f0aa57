package sklad.standalone.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into records: lines, but for line breaks within the quotes of CSV. */
final class Records {

    private final InputStream in;
    private final boolean quotes;

    Records(InputStream in, ExportFormat format) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.quotes = format == ExportFormat.CSV;
    }

    /** The next whole record with its line break; null at the end, or where a record was cut off. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream(512);
        boolean quoted = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            record.write(b);
            quoted ^= quotes && b == '"';
            if (b == '\n' && !quoted) {
                return record.toByteArray();
            }
        }
        return null;
    }
}
