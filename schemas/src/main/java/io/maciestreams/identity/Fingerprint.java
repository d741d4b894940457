package io.maciestreams.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sixteen bytes that stand for a row of texts: the start of their SHA-256. */
public final class Fingerprint {

    private static final int LENGTH = 16;
    private static final int ABSENT = -1;

    private Fingerprint() {}

    /** Equal rows have equal fingerprints; ("ab", "c"), ("a", "bc"), and an absent and an empty part, do not. */
    public static byte[] of(@Nullable String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            update(digest, part);
        }
        return Arrays.copyOf(digest.digest(), LENGTH);
    }

    // Each part goes behind its length, so that no two rows give the same bytes.
    private static void update(MessageDigest digest, @Nullable String part) {
        if (part == null) {
            digest.update(length(ABSENT));
            return;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(length(bytes.length));
        digest.update(bytes);
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
