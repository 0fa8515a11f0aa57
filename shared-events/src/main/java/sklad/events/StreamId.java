package sklad.events;

import org.jspecify.annotations.Nullable;

/** The names of the streams: natural keys, so that uniqueness needs no look-up and an auditor can read them. */
public final class StreamId {

    private StreamId() {}

    public static String product(String sku) {
        return "product:" + sku;
    }

    public static String location(String code) {
        return "location:" + code;
    }

    public static String stock(String sku, String location) {
        return "stock:" + sku + "@" + location;
    }

    public static String user(String username) {
        return "user:" + username;
    }

    /** The product that the events of a stream are about; null if it is something else. */
    public static @Nullable String skuOf(String stream) {
        if (stream.startsWith("product:")) {
            return stream.substring("product:".length());
        }
        return stream.startsWith("stock:") ? stream.substring("stock:".length(), stream.lastIndexOf('@')) : null;
    }

    /** The location that the events of a stream are about; null if it is something else. */
    public static @Nullable String locationOf(String stream) {
        if (stream.startsWith("location:")) {
            return stream.substring("location:".length());
        }
        return stream.startsWith("stock:") ? stream.substring(stream.lastIndexOf('@') + 1) : null;
    }

    /** The one stream of all periods: they are closed from the oldest on, up to one date. */
    public static String periods() {
        return "periods:all";
    }

    /** The one stream of the policy on a past that would have been below zero. */
    public static String negativePast() {
        return "policy:negative-past";
    }
}
