package sklad.command.dispatch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sklad.web.Problems;

/** The header {@code If-Match}: which version the stream must have for the request to be done. */
public final class VersionCondition {

    /** Whatever the version is. */
    public static final VersionCondition NONE = new VersionCondition(false, null);

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private final boolean mustExist;
    private final @Nullable Long version;

    private VersionCondition(boolean mustExist, @Nullable Long version) {
        this.mustExist = mustExist;
        this.version = version;
    }

    static VersionCondition parse(@Nullable String header) {
        if (header == null) {
            return NONE;
        }
        if (header.strip().equals("*")) {
            return new VersionCondition(true, null);
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw Problems.invalidField("If-Match", "must be * or one ETag such as \"3\"");
        }
        return new VersionCondition(true, Long.valueOf(etag.group(1)));
    }

    /** @param current the stream's version; -1: it does not exist */
    void check(long current) {
        boolean other = version != null && version != current;
        if (mustExist && (current < 0 || other)) {
            throw new StaleVersion(current);
        }
    }
}
