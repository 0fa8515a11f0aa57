package sklad.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The RSA key that signs tokens; kept with the data, so that a token survives a restart. */
public final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** Reads the key from the data directory; makes it up when there is none. */
    public static RSAKey of(Path directory) throws IOException {
        Path file = directory.resolve("signing-key.jwk");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException | JOSEException failure) {
            throw new IOException(file + " holds no usable key; delete it and start again for a new one", failure);
        }
    }

    private static void make(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .keyID(UUID.randomUUID().toString())
                .generate();
        Path unfinished = file.resolveSibling(".signing-key.unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, key.toJSONString());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
