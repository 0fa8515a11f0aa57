package sklad.migrations.tool.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The checksum of an archive's parts. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
