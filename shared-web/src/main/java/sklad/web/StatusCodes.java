package sklad.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The code of a problem that only HTTP itself has a name for. */
final class StatusCodes {

    private StatusCodes() {}

    static String of(HttpStatusCode status) {
        return switch (HttpStatus.valueOf(status.value())) {
            case BAD_REQUEST -> "malformed-request";
            case UNAUTHORIZED -> "unauthenticated";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case CONTENT_TOO_LARGE -> "payload-too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case SERVICE_UNAVAILABLE -> "overloaded";
            default -> status.is4xxClientError() ? "malformed-request" : "internal";
        };
    }
}
