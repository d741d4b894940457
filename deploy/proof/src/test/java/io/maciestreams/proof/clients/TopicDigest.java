package io.maciestreams.proof.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * What a reader saw of a topic.
 *
 * @param sha256 over all canonical lines, sorted, each with a line feed
 */
record TopicDigest(int count, String sha256) {

    static TopicDigest of(Collection<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.stream()
                    .map(line -> line.getBytes(UTF_8))
                    .sorted(Arrays::compareUnsigned)
                    .forEach(line -> {
                        digest.update(line);
                        digest.update((byte) '\n');
                    });
            return new TopicDigest(lines.size(), HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
