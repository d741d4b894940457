package io.maciestreams.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells one state of a finding from all others, in 16 bytes. */
record FindingHash(long high, long low) {

    static final int BYTES = 16;

    /** The state that a finding has reached with this change. */
    static FindingHash of(@Nullable String id, Instant updatedAt, @Nullable Long count) {
        return digest((id + "\n" + updatedAt + "\n" + count).getBytes(StandardCharsets.UTF_8));
    }

    /** For a finding that does not tell when it changed: the state with this content. */
    static FindingHash of(@Nullable String id, byte[] content) {
        byte[] start = (id + "\n").getBytes(StandardCharsets.UTF_8);
        return digest(ByteBuffer.allocate(start.length + content.length)
                .put(start)
                .put(content)
                .array());
    }

    static FindingHash read(ByteBuffer bytes) {
        return new FindingHash(bytes.getLong(), bytes.getLong());
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(high).putLong(low);
    }

    private static FindingHash digest(byte[] content) {
        try {
            return read(ByteBuffer.wrap(
                    Objects.requireNonNull(MessageDigest.getInstance("SHA-256").digest(content))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
