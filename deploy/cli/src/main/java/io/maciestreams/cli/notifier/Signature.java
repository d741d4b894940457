package io.maciestreams.cli.notifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests: HMAC-SHA256 over time and body, so that a receiver knows who sent them, and when. */
final class Signature {

    static final String TIMESTAMP = "Macie-Streams-Timestamp";
    static final String SIGNATURE = "Macie-Streams-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The two headers: seconds since 1970, and {@code v1=} with the hexadecimal HMAC over these, a dot and the body. */
    Map<String, String> sign(byte[] body, Instant now) {
        String timestamp = String.valueOf(now.getEpochSecond());
        return Map.of(TIMESTAMP, timestamp, SIGNATURE, "v1=" + HexFormat.of().formatHex(mac(timestamp, body)));
    }

    private byte[] mac(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
