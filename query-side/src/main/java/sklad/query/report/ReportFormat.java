package sklad.query.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** How a report is written. */
public enum ReportFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE),
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The first of the formats that the header names; JSON for one that names none. */
    static ReportFormat accepted(@Nullable String header) {
        for (MediaType wanted : parse(header)) {
            for (ReportFormat format : values()) {
                if (wanted.includes(format.mediaType())) {
                    return format;
                }
            }
        }
        return JSON;
    }

    private static List<MediaType> parse(@Nullable String header) {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(header);
            MimeTypeUtils.sortBySpecificity(wanted);
            return wanted;
        } catch (InvalidMediaTypeException nonsense) {
            return List.of();
        }
    }
}
