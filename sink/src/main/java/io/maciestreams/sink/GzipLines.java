package io.maciestreams.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** JSON Lines as the content of one object: compressed, with count, size and SHA-256 of what is inside. */
final class GzipLines {

    private final byte[] compressed;
    private final int count;
    private final long uncompressedSize;
    private final String sha256;

    private GzipLines(byte[] compressed, int count, long uncompressedSize, String sha256) {
        this.compressed = compressed;
        this.count = count;
        this.uncompressedSize = uncompressedSize;
        this.sha256 = sha256;
    }

    /** Compresses lines that end in a line feed each. */
    static GzipLines of(List<byte[]> lines) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        MessageDigest digest = newDigest();
        long size = 0;
        // Java's header holds neither name nor time: equal lines give equal bytes.
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            for (byte[] line : lines) {
                gzip.write(line);
                digest.update(line);
                size += line.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compress in memory", e);
        }
        return new GzipLines(
                compressed.toByteArray(), lines.size(), size, HexFormat.of().formatHex(digest.digest()));
    }

    byte[] compressed() {
        return compressed;
    }

    int count() {
        return count;
    }

    long uncompressedSize() {
        return uncompressedSize;
    }

    /** SHA-256 before compression, which another version of Java may do differently: 64 hexadecimal digits. */
    String sha256() {
        return sha256;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
