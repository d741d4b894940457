package io.maciestreams.ingest.feed;

import io.maciestreams.avro.IngestCheckpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tells one state of a thing of Macie's from all others, in 16 bytes. */
public record StateHash(long high, long low) {

    static final int BYTES = 16;

    /** The state that a finding has reached with this change. */
    public static StateHash of(@Nullable String id, Instant updatedAt, @Nullable Long count) {
        return digest((id + "\n" + updatedAt + "\n" + count).getBytes(StandardCharsets.UTF_8));
    }

    /** For a thing that does not tell when it changed: the state with this content. */
    public static StateHash of(@Nullable String id, byte[] content) {
        byte[] start = (id + "\n").getBytes(StandardCharsets.UTF_8);
        return digest(ByteBuffer.allocate(start.length + content.length)
                .put(start)
                .put(content)
                .array());
    }

    static StateHash read(ByteBuffer bytes) {
        return new StateHash(bytes.getLong(), bytes.getLong());
    }

    static StateHash of(IngestCheckpoint checkpoint) {
        return read(Objects.requireNonNull(checkpoint.getFingerprint()).duplicate());
    }

    /** A part of a checkpoint that holds this state as its fingerprint. */
    IngestCheckpoint toCheckpoint() {
        return IngestCheckpoint.newBuilder().setFingerprint(toBytes()).build();
    }

    String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        write(bytes);
        return bytes.flip();
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(high).putLong(low);
    }

    private static StateHash digest(byte[] content) {
        try {
            return read(ByteBuffer.wrap(
                    Objects.requireNonNull(MessageDigest.getInstance("SHA-256").digest(content))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
